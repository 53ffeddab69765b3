namespace RewardLang.Syntax.Remedies;

internal static partial class StatementForms
{
    /// <summary>Whole statements: before '=>' as others write them, behind it as they are written here, and behind ';' what is to be known.</summary>
    private const string Statements = """
        axis $n :|of|size|as $k# => axis $n = $k
        axis $n ( $k# ) => axis $n = $k
        axis $n [ $k# ] => axis $n = $k
        axis $n = [ $a# .. $k# ] => axis $n = $k
        $w=let|term|output $n : $a $o=*|+|-|/|( $e* => $w $n = $a $o $e
        $w=input|param $n : $t=real|int|vec3 [ $u% / $v* ] $r? => $w $n : $t<$u/$v> $r
        import std . $m $r? => : Imports stand above the program: move 'import std.$m' there.
        import $m $r? => : Nothing of other languages is imported: its functions have names of their own here. Remove the line.
        unit $n = $e* => : Units are declared above the program: move 'unit $n = $e' there.
        axis $n : [ $k# ] => axis $n = $k
        dim|dims|dimension|dimensions|shape $n =|: $k# => axis $n = $k

        truncated|truncation|truncate|time_out|timed_out = $e* => output truncated = $e ; An end terminates the episode; a time limit truncates it, which is the host's to say: remove the line, or report it.
        $w=done|terminated|termination|terminal|is_done|dones|reset|reset_buf|episode_over|game_over = $e* => end $w when $e ; An episode ends where an end holds.
        let $n : = $e* => let $n = $e
        $w=let|term|output|param $n == $e* => $w $n = $e
        $w=let|output $n = when $c* then $a* else $b* => $w $n = if $c then $a else $b
        param $a , $b = $x* , $y* => : One 'param' declares one name: write 'param $a = $x' and 'param $b = $y'.
        param $a = $x* , $b = $y* => : One 'param' declares one name: write 'param $a = $x' and 'param $b = $y'.
        $w=let|output $n = $e* unit $u% => $w $n = $e ; A value has the unit of what it is computed from.
        $w=let|output $n = $e* in $u% => : A value has the unit of what it is computed from: leave 'in $u' out, or divide it by 1<$u> for a plain number of $u.
        let $n < - $e* => let $n = $e
        let $n be|is|as|to|equal|equals $e* => let $n = $e
        const|static|final|readonly $n : real|float|double < $u% > = $k# => let $n = $k<$u>
        const|static|final|readonly $n : $t* = $e* => let $n = $e
        def|define|constant|mutable|value|variable|alias $n = $e* => let $n = $e
        where $n = $e* => let $n = $e
        metric|log|report|track|record|expose|monitor|emit $n = $e* => output $n = $e
        log|report|track|record|expose|monitor|emit|print $n => output $n = $n
        log|report|track|record|expose|monitor|emit|print ( $n ) => output $n = $n

        parameter|hyperparameter|tunable|knob|config|setting $n = $e* => param $n = $e
        parameter|hyperparameter|tunable|knob|config|setting $n : $e* => param $n : $e
        param $n : $k# => param $n = $k
        param $n : $k# in $e* => param $n = $k in $e
        model $n : $t=real|int|bool [ $a* ] -|= > $r* => model $n(value: $t[$a]) : $r
        model $n : $t=real|int|bool -|= > $r* => model $n(value: $t) : $r
        model $n ( $a* ) -|= > $r* => model $n($a) : $r
        param $n in $a* .. $b* default|init $v* => param $n = $v in $a .. $b ; The default stands before the range.
        param $n : $t* in $a* .. $b* default|init $v* => param $n : $t = $v in $a .. $b ; The default stands before the range.
        param $n default $v* => param $n = $v
        param $n : $t* default $v* => param $n : $t = $v
        param $n in $a* .. $b* = $v* => param $n = $v in $a .. $b ; The default stands before the range.
        param $n : $t* in $a* .. $b* = $v* => param $n : $t = $v in $a .. $b ; The default stands before the range.
        param $n : $t in [|( $a* , $b* ]|) = $v* => param $n : $t = $v in $a .. $b ; The default stands before the range.
        param $n in [|( $a* , $b* ]|) = $v* => param $n = $v in $a .. $b ; The default stands before the range.
        param $n : $t [|( $a# , $b# ]|) = $v* => param $n : $t = $v in $a .. $b ; A range stands behind 'in'.
        $w=param|input $n $h* range|ranging|within|bounds|limits : $a* .. $b* => $w $n $h in $a .. $b
        $w=param|input $n $h* range|ranging|within|bounds|limits $a* .. $b* => $w $n $h in $a .. $b
        $w=param|input $n $h* range|within|bounds|limits =|: [|( $a* , $b* ]|) => $w $n $h in $a .. $b
        $w=param|input $n $h* range|within|bounds|limits [|( $a* , $b* ]|) => $w $n $h in $a .. $b
        $w=param|input $n $h* (|[|{ min|lower|low|lo|from =|: $a* , max|upper|high|hi|to =|: $b* )|]|} => $w $n $h in $a .. $b
        $w=param|input $n $h* (|[|{ min|lower|low|lo|from $a* , max|upper|high|hi|to $b* )|]|} => $w $n $h in $a .. $b
        input $n : $t [|( $a# , $b# ]|) => input $n : $t in $a .. $b ; A range stands behind 'in'.
        param $n = $v# [|( $a# , $b# ]|) => param $n = $v in $a .. $b ; A range stands behind 'in'.
        param $n : $t = $v# [|( $a# , $b# ]|) => param $n : $t = $v in $a .. $b ; A range stands behind 'in'.
        $w=param|input $n $h* , in $a* .. $b* => $w $n $h in $a .. $b
        $w=param|input $n $h* between $a* and $b* => $w $n $h in $a .. $b
        $w=param|input $n $h* from $a# to|.. $b# => $w $n $h in $a .. $b
        $w=param|input $n $h* min =|: $a# ,|max max|=|: $b# => $w $n $h in $a .. $b
        $w=param|input $n $h* min $a# max $b# => $w $n $h in $a .. $b
        $w=param|input $n $h* min $a# , max $b# => $w $n $h in $a .. $b
        input $n : $t=real|int|vec3 [ $a* ] >|>= $b# => input $n : $t[$a] in $b .. inf
        input $n : $t=real|int|vec3 < $u* > >|>= $b# => input $n : $t<$u> in $b .. inf
        input $n : $t=real|int|vec3 < $u* > <|<= $b# => input $n : $t<$u> in -inf .. $b
        $w=input|param $n : $a# .. $b# => $w $n : real in $a .. $b
        input $n : $t=real|int|vec3 [ $a* ] <|<= $b# => input $n : $t[$a] in -inf .. $b
        input $n : $t=real|int|vec3 >|>= $a# => input $n : $t in $a .. inf
        input $n : $t=real|int|vec3 <|<= $a# => input $n : $t in -inf .. $a
        input $n : $t=real|int|vec3 $a# .. $b# => input $n : $t in $a .. $b
        $w=input|param $n : $t=real|int|vec3 ( $u% $v? ) $r? => $w $n : $t<$u$v> $r
        $w=input|param $n : $t=real|int|vec3 { $u% $v? } $r? => $w $n : $t<$u$v> $r
        $w=input|param $n : $t=real|int|vec3 in $u% => $w $n : $t<$u>
        $w=input|param $n : $t=real|int|vec3 < $u% $v% ^ - 1 > $r? => $w $n : $t<$u/$v> $r
        $w=input|param $n : $t=real|int|vec3 < $u% $v% ^ - $k# > $r? => $w $n : $t<$u/$v^$k> $r
        $w=input|param $n : $t=real|int|vec3 < $u% $v% > $r? => $w $n : $t<$u*$v> $r
        $w=input|param $n : $t=real|int|vec3 $u% / $v% $r? => $w $n : $t<$u/$v> $r
        $w=input|param $n : $t=real|int|vec3 $u% $r? => $w $n : $t<$u> $r
        $w=input|param real|float|double $n < $u% > $r? => $w $n : real<$u> $r ; The name comes first.
        input $t=real|int < lower|min = $a* , upper|max = $b* > $n => input $n : $t in $a .. $b ; The name comes first.
        input $t=real|int < lower|min = $a* > $n => input $n : $t in $a .. inf ; The name comes first.
        $w=input|param Vec3|Vector3|vector3|vec3 < $u* > $n $r? => $w $n : vec3<$u> $r ; The name comes first.
        $w=input|param Vec3|Vector3|vector3|vec3 $n $r? => $w $n : vec3 $r ; The name comes first.
        $w=input|param real|float|double < $u% > [ $a* ] $n $r? => $w $n : real<$u>[$a] $r ; The name comes first.
        $w=input|param float|double|number|real [ $a* ] $n $r? => $w $n : real[$a] $r ; The name comes first.
        $w=input|param $n : : $t* => $w $n : $t
        $w=input|param float|double|number $n $r? => $w $n : real $r ; The name comes first.
        input $n $t=real|int|bool|vec3|quat $r? => input $n : $t $r
        $w=input|param $t=real|int|bool|vec3|quat $n $r? => $w $n : $t $r ; The name comes first.
        input $n => input $n : real
        observation|obs|sensor|feature|measurement|reading|signal $n : $e* => input $n : $e

        term $n : = $e* => term $n = $e
        term $n ( weight =|: $w* ) = $e* => term $n = $e weight $w
        term $n [ weight =|: $w* ] = $e* => term $n = $e weight $w
        term $n ( $w# ) = $e* => term $n = $e weight $w
        term $n ( $e* ) => term $n = $e
        term $n { value|expr|expression|formula =|: $e* , weight =|: $w* } => term $n = $e weight $w
        term $n { value|expr|expression|formula =|: $e* weight =|: $w* } => term $n = $e weight $w
        term $n { weight =|: $w* , value|expr|expression|formula =|: $e* } => term $n = $e weight $w
        term $n { value|expr|expression|formula =|: $e* } => term $n = $e
        term $n { $e* } => term $n = $e
        term $n = $e* weighted by $w* => term $n = $e weight $w
        term $n = $e* weighted|scaled|scale|coefficient|coeff|gain $w* => term $n = $e weight $w
        term $n = $e* with weight =|: $w* => term $n = $e weight $w
        term $n = $e* with weight $w* => term $n = $e weight $w
        term $n = $e* (|[|{ weight =|: $w* )|]|} => term $n = $e weight $w
        term $n = $e* (|[|{ weight $w* )|]|} => term $n = $e weight $w
        term $n = $w# weight * $e* => term $n = $e weight $w
        term $n = unless $c* : $e* weight $w* => term $n = $e when not ($c) weight $w
        term $n = unless $c* : $e* => term $n = $e when not ($c)
        term $n = when $c* then $a* else $b* => term $n = if $c then $a else $b
        term $n = when $c* then $a* => term $n = $a when $c
        term $n = $e* where|provided|whenever|given|while|once|after $c* weight $w* => term $n = $e when $c weight $w
        term $n = $e* where|provided|whenever|given|while|once|after $c* => term $n = $e when $c
        term $n = $e* when $c* else $b* weight $w* => term $n = if $c then $e else $b weight $w
        term $n = $e* when $c* else $b* => term $n = if $c then $e else $b
        term $n = $e* only if|when $c* => term $n = $e when $c
        term $n = $e* ,|: => term $n = $e

        end $n after|at|on|when|in $k# steps|step|timesteps|timestep|frames|ticks => end $n when step >= $k ; How long an episode is at most is the host's to say.
        end $n after|at $k# => end $n when step >= $k ; How long an episode is at most is the host's to say.
        $n=success|succeeded|solved|reached|won|win|failure|failed|fail|fell|fallen|crashed|crash|lost|lose|dropped when|if $c* => end $n when $c
        output $n => output $n = $n
        term = $e* => term name = $e ; A term has a name, by which it is logged.
        model $n : $t=real|int|bool => : A model says what it sees: write 'model $n(value: real) : $t', with an argument for each value.
        model $n : $t=real|int|bool in $r* => : A model says what it sees: write 'model $n(value: real) : $t in $r', with an argument for each value.
        model $n = $e* => : A model is declared, and the host binds it: write 'model $n(value: real) : real', with an argument for each value that it sees.
        state $a , $b = $x* , $y* => : One 'state' declares one name: write 'state $a = $x then …' and 'state $b = $y then …'.
        end $n where|once|on|after|upon|as $c* => end $n when $c
        $a=end $b $c=<|<=|>|>= $d* => end failure when $b $c $d ; An end has a name.
        episode|rollout ends|terminates|stops|finishes when|if $c* => end failure when $c ; An end has a name.
        terminate|stop|finish|quit on $c* => end failure when $c ; An end has a name.

        state $n : = $e* => state $n = $e
        state $n : $t : = $e* => state $n : $t = $e
        state $n then $e* => state $n from 0 then $e ; Before 'then' stands what it is before the first step.
        state $n $h* then $e* when|if $c* reset|resets|restart|resetting when|if|on|at|after done|end|reset|episode|termination $r? => state $n $h then if $c then $e else $n ; A state starts over with each episode by itself.
        state $n $h* then $e* when|if $c* reset|resets|restart|resetting when|if|on|at|after $r* => state $n $h then if $r then 0 else if $c then $e else $n
        state $n $h* then $e* reset|resets|restart|resetting when|if|on|at|after done|end|reset|episode|termination $r? => state $n $h then $e ; A state starts over with each episode by itself.
        state $n $h* then $e* reset|resets|restart|resetting when|if|on|at|after $r* => state $n $h then if $r then 0 else $e
        state $n $h* then $e* when $c* => state $n $h then if $c then $e else $n
        reset|restart|clear $n => : A state starts over with each episode by itself: remove the line.
        reset|restart|clear $n when|if|on|at done|end|reset|episode|termination => : A state starts over with each episode by itself: remove the line.
        reset|restart|clear $n when|if|on|at $c* => : A state starts over with each episode by itself: remove the line, or write 'if $c then … else …' behind its 'then' to start over before.
        state $n from $a* to $e* => state $n from $a then $e
        memory|register|accumulator|remember|persistent|stateful $n = $a* then $e* => state $n = $a then $e

        check $a better|greater|higher|larger|more than $b => check $a > $b
        check $a worse|less|lower|smaller than $b => check $a < $b
        check $a beats|exceeds|above|outranks $b => check $a > $b
        check return in $e* over|for|after|within $k# steps => check return(steps: $k) in $e
        check $a* ~= $b# within|tolerance|tol|eps $k# => check $a in $b - $k .. $b + $k
        check return over|for|after|within $k# steps in $e* => check return(steps: $k) in $e
        check $e* always|everywhere|globally|forever => check $e ; A check without a scenario holds at every step.
        check $a# <= $n <= $b# => check $n in $a .. $b ; Comparisons do not chain.
        check $a# < $n < $b# => : Comparisons do not chain: write 'check $n > $a' and 'check $n < $b'.
        check $n bounded|limited => : A bound has its ends: write 'check $n in 0 .. 1', with the least and the most that it may be.
        check bounded|limited $n => : A bound has its ends: write 'check $n in 0 .. 1', with the least and the most that it may be.
        check no|never nan|nans|NaN|NaNs|inf|infs|infinities|infinity => check finite
        check $n not|never|no nan|NaN|inf => check finite ; It is about all results.
        check $n is|not finite|NaN|nan => check finite ; It is about all results.
        check increasing|decreasing|monotone|monotonic|monotonically|rising|falling $r* => : A slope is seen in two scenarios: write 'check near > far'.
        check $n increases|decreases|grows|falls|rises|increasing|decreasing $r* => : A slope is seen in two scenarios: write 'check near > far'.
        gate|guard $n = $e* => let $n = $e
        loss $n = $e* => let $n = $e
        objective|shaping|bonus|component|criterion $n = $e* => term $n = $e
        objective|shaping|bonus|component|criterion $n = $e* weight $w* => term $n = $e weight $w
        constraint|constrain|subject $c* => : A limit is an end, 'end violation when not ($c)', or a term that charges what is beyond it, 'term excess = -max(value - limit, 0)'.
        gate|guard|only $c* => : A gate is a choice in the total: write 'total = if $c then weighted_sum(terms) else 0'.
        ensure|ensures|require|requires|claim|prove|verify|property|guarantee|invariant|expect|theorem $e* => check $e

        scenario $n ( $v* ) => scenario $n { $v }
        scenario $n : $a = $v* => scenario $n { $a = $v }
        scenario $n { let $r* } => : A scenario gives inputs only: write each value where it is used.
        test|example|given|case|situation|fixture|setup $n { $v* } => scenario $n { $v }

        total : $e* => total = $e
        output = $e* => total = $e
        use|using|open|include|require|load|from std . $m $r? => : Imports stand above the program: 'import std.$m'.
        params|parameters|inputs|observations|states|terms|axes { $r? } => : One statement declares one name, without braces: 'param name = 1 in 0 .. 2', 'input name : real in 0 .. 1'.
        discount|gamma $k# => : The discount is the trainer's; where the reward needs it, as for shaping, declare 'param discount = $k in 0.9 .. 1'.
        timestep|time_step|timestep_size|dt $k# => : The time of a step is the host's, and 'dt' is it; where the program is to say it, declare 'param dt : real<s> = $k in 0.001 .. 0.1'.

        group ( size|of|n|k|count|num|length =|: $k* ) => group of $k
        group ( by|index|key|id =|: $k ) => group by $k
        group ( by $k ) => group by $k
        group ( of $k* ) => group of $k
        group ( $k* ) => group of $k
        groups of|by $k* => group of $k
        """;

    /// <summary>Functions, in the same way.</summary>
    private const string Functions = """
        fn $n ( $p? ) : return $e* => fn $n($p) = $e
        fn $n ( $p? ) : = $e* => fn $n($p) = $e
        fn $n ( $p? ) : let $r* return $e* => fn $n($p) { let $r return $e }
        fn $n ( $p? ) : { => fn $n($p) {
        fn $n ( $p? ) - > { => fn $n($p) {
        fn $n ( $p? ) - > torch|np|jnp|numpy|jax . $x { => fn $n($p) {
        fn $n ( $p? ) - > $t=real|int|bool|vec3|quat < $u* > =|: $e* => fn $n($p) : $t<$u> = $e
        fn $n ( $p? ) - > $t=vec3|quat =|: $e* => fn $n($p) : $t = $e
        fn $n ( $p? ) - > $t=real|int|bool|vec3|quat < $u* > { => fn $n($p) : $t<$u> {
        fn $n ( $p? ) - > $t=real|int|bool|vec3|quat [ $a* ] { => fn $n($p) : $t[$a] {
        fn $n ( $p? ) - > $t=real|int|bool|vec3|quat { => fn $n($p) : $t {
        fn $n ( $p? ) - > float|double|number|Tensor { => fn $n($p) {
        fn $n ( $p? ) -|= > real|int|bool|float|double|number|Tensor : return $e* => fn $n($p) = $e
        fn $n ( $p? ) -|= > real|int|bool|float|double|number|Tensor : let $r* return $e* => fn $n($p) { let $r return $e }
        fn $n ( $p? ) = > { return $e* } => fn $n($p) = $e
        fn $n ( $p? ) = > { let $r* return $e* } => fn $n($p) { let $r return $e }
        fn $n ( $p? ) = > { $e* } => fn $n($p) = $e
        fn $n ( $p? ) -|= > real|int|bool|float|double|number|Tensor =|: $e* => fn $n($p) = $e
        fn $n ( $p? ) -|= > return $e* => fn $n($p) = $e
        fn $n ( $p? ) -|= > $e* => fn $n($p) = $e
        fn $n ( $p? ) return $e* => fn $n($p) = $e
        fn $n ( $p? ) = return $e* => fn $n($p) = $e
        fn $n ( $p? ) = { return $e* } => fn $n($p) = $e
        fn $n ( $p? ) = { let $r* return $e* } => fn $n($p) { let $r return $e }
        fn $n ( $p? ) = { $e* } => fn $n($p) = $e
        fn $n ( $p? ) = let $r* return $e* => fn $n($p) { let $r return $e }
        fn $n ( $p? ) = let $r* => : A function of several lines is a block: 'fn $n($p) { let … return … }'.
        fn $n ( $p? ) do|begin|as|is $e* end => fn $n($p) = $e
        fn $n ( real|int|bool|float|double|vec3 $a ) = $e* => fn $n($a) = $e
        fn $n ( real|int|bool|float|double|vec3 $a , real|int|bool|float|double|vec3 $b ) = $e* => fn $n($a, $b) = $e
        fn $n = ( $p* ) -|= > $e* => fn $n($p) = $e ; The parameters stand behind the name.
        fn $n = $a -|= > $e* => fn $n($a) = $e ; The parameters stand behind the name.
        fn $n = lambda $p* : $e* => fn $n($p) = $e ; The parameters stand behind the name.
        fn $n [ $p* ] = $e* => fn $n($p) = $e
        fn $n $a = $e* => fn $n($a) = $e
        fn $n $a $b = $e* => fn $n($a, $b) = $e
        fn $n ( $p? ) : $e* => fn $n($p) = $e
        fn $n ( $p? ) $e* => fn $n($p) = $e
        """;

    /// <summary>Parts of expressions, in the same way.</summary>
    private const string Parts = """
        $x < > $y => $x != $y
        $x < > $k# => $x != $k
        $x in $a! .. $b! => ($x >= $a and $x <= $b)
        $x within|inside $a! .. $b! => ($x >= $a and $x <= $b)
        $x within $a! of $y! => (abs($x - $y) < $a)
        $x between $a! and $b! => ($x >= $a and $x <= $b)
        $x is true|True => $x
        $x is false|False => (not $x)
        $x is not true|True => (not $x)
        $x is not false|False => $x
        $x is not $y! => $x != $y
        $x is $y! => $x == $y
        $f^ over $a of $x& => $f($x, over: $a)
        $f^ of $x and $y => $f($x, $y)
        $f^ of $x and $k# => $f($x, $k)
        $f^ of $x& over $a => $f($x, over: $a)
        $f^ of $x& => $f($x)
        $f^ { $e* } => $f($e)
        last|prev|previous|old $x => prev($x, initial: $x)
        delta|change $x => change($x)
        $f^ $x! => $f($x)
        $k# ( $e* ) => $k * ($e)
        $x : : $y => $x.$y
        $x .0 => $x[0]
        $x .1 => $x[1]
        $x .2 => $x[2]
        """;
}
