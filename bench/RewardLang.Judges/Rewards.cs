namespace RewardLang.Judges;

/// <summary>A reward with a judge, the same without, and the captions.</summary>
internal static class Rewards
{
    /// <summary>Arrived, plus the label of the caption over the cube of its count.</summary>
    public static string Judged => Reach("""
          input label : real in 0 .. 1
          input count : int
        """, "label * count^-3");

    /// <summary>Arrived, plus 0.</summary>
    public static string Plain => Reach("", "0 * distance / 1<m>");

    /// <summary>Some forty different captions: the hand's distance in steps of 5 cm, and whether it is fast.</summary>
    public const string Events = """
        metric Events {
          input hand          : real<m>[xy]
          input target        : real<m>[xy]
          input hand_velocity : real<m/s>[xy]
          let distance = norm(hand - target)
          output arrives  = distance < 2<cm>
          output hurries  = norm(hand_velocity) > 2<m/s>
          output distance_in_5_cm = floor(distance / 5<cm>)
        }
        """;

    private static string Reach(string inputs, string intrinsic) => $$"""
        import std.temporal
        reward Reach {
          input hand   : real<m>[xy]
          input target : real<m>[xy]
        {{inputs}}
          let distance = norm(hand - target)
          let arrived  = held(distance < 2<cm>, steps: 10)
          term external  = float(arrived)  weight 10
          term intrinsic = {{intrinsic}}   weight 0.4
          end success when arrived
        }
        """;
}
