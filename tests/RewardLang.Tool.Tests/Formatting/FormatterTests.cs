namespace RewardLang.Tool.Tests.Formatting;

/// <summary>What formatted text looks like.</summary>
public sealed class FormatterTests
{
    [Fact]
    public void OneStatementALine() => Check(
        """
        import std.temporal reward   A{input x:real let a=1 term t=-x*(2+ x )^2 weight 2 total=a end out when x>1}
        """,
        """
        import std.temporal
        reward A {
          input x : real
          let a = 1
          term t = -x * (2 + x)^2  weight 2
          total = a
          end out when x > 1
        }
        """);

    [Fact]
    public void ColumnsOfDeclarations() => Check(
        """
        reward A {
          input hand : vec3<m>
          input torque: real < N*m >[ joint ] in -87..87
          param sigma : real<m> = 0.1 in 0.01..1
          param gain=2
          param on : bool = true

          term reach = exp(-distance/sigma) weight 2
          term effort = -sum(torque)
          term goal = 1 when done weight 10
          end success when held(done)
          end far when not done
        }
        """,
        """
        reward A {
          input hand   : vec3<m>
          input torque : real<N*m>[joint] in -87 .. 87
          param sigma : real<m> = 0.1 in 0.01 .. 1
          param gain            = 2
          param on    : bool    = true

          term reach  = exp(-distance / sigma)  weight 2
          term effort = -sum(torque)
          term goal   = 1  when done            weight 10
          end success when held(done)
          end far     when not done
        }
        """);

    [Fact]
    public void Groups() => Check(
        """
        reward A {
          input group:int episodic
          param n:int=8 group   of n+0
          total=max(group)
        }
        reward B { input prompt:int episodic  group
            by   prompt  total=1 }
        """,
        """
        reward A {
          input group : int episodic
          param n : int = 8
          group of n + 0
          total = max(group)
        }
        reward B {
          input prompt : int episodic
          group by prompt
          total = 1
        }
        """);

    [Fact]
    public void UnitsAndComparisons() => Check(
        """
        unit knot=0.514444<m/s^2>
        reward A {
          let a = 2<cm> < x and y>3 let b = if 2<x and y>3 then -1 else - 2<m^-1>
          let c = x [ 0 .. 3 as xyz ] [ joint : 2 ] . y ^ -2
        }
        """,
        """
        unit knot = 0.514444<m/s^2>
        reward A {
          let a = 2<cm> < x and y > 3
          let b = if 2 < x and y > 3 then -1 else -2<m^-1>
          let c = x[0..3 as xyz][joint: 2].y^-2
        }
        """);

    [Fact]
    public void BreaksInsideStatementsAreKept() => Check(
        """
        fn pad(x : real<m>, k=1):real =
             tolerance(
           abs(x) ,
             margin : k)
        reward A {
          let a
            = norm(
          first,
              second
            )
          state s from 0 then
          if a then 1
            else 0
        }
        """,
        """
        fn pad(x: real<m>, k = 1) : real =
          tolerance(
            abs(x),
            margin: k)
        reward A {
          let a = norm(
            first,
            second
          )
          state s from 0 then
            if a then 1
            else 0
        }
        """);

    [Fact]
    public void CommentsAndBlankLines() => Check(
        """


        // First.


        /// What it is.
        reward A {

            // Inputs.
          input x : real // forward
          input other : real[joint]    //sideways


          /// The sum.
          total = x

          // The end.
        }
        // After it.
        """,
        """
        // First.

        /// What it is.
        reward A {
          // Inputs.
          input x     : real           // forward
          input other : real[joint]    //sideways

          /// The sum.
          total = x

          // The end.
        }
        // After it.
        """);

    [Fact]
    public void Scenarios() => Check(
        """
        reward A {
          scenario near { hand=[0,0] on = true }
          scenario far { hand = [1.5, -2] on = false }
          scenario walk over steps [ { x = 1 }, { x = 2 } ]
          scenario run over steps [ { x = 1 }, { x = 2
            other = 3 } ]
          check total of near~=2
          check near>far
        }
        """,
        """
        reward A {
          scenario near { hand = [0, 0]     on = true }
          scenario far  { hand = [1.5, -2]  on = false }
          scenario walk over steps [ { x = 1 }, { x = 2 } ]
          scenario run over steps [
            { x = 1 },
            {
              x     = 2
              other = 3
            }
          ]
          check total of near ~= 2
          check near > far
        }
        """);

    [Fact]
    public void WindowsLineEndsAreKept() =>
        Assert.Equal("reward A {\r\n  total = 1\r\n}\r\n", FormattingInvariants.Format("reward A {\r\ntotal=1 }"));

    [Fact]
    public void ATextWithErrorsIsLeftAlone() => Assert.Equal("reward A {   total = }", FormattingInvariants.Format("reward A {   total = }"));

    [Fact]
    public void AnEmptyTextStaysEmpty() => Assert.Equal("", FormattingInvariants.Format(" \n\n "));

    private static void Check(string text, string expected) => Assert.Equal(expected + "\n", FormattingInvariants.Format(text));
}
