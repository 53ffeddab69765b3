namespace RewardLang.Semantics;

internal static partial class ForeignFunctions
{
    private const string NoReshaping = "Axes have names: nothing is reshaped, and values meet by the names of their axes.";
    private const string NoText = "There is no text in a program: the host reads it, and gives what it found as an input of kind bool, int or real.";
    private const string NoCopies = "Leave it out: a value is used as it is.";
    private const string NoLists = "There are no lists to go through: a function takes all elements of an axis at once.";
    private const string Schedules = "A schedule is an expression of training_step, as in 'weight clip(training_step / 10000, 0, 1)'.";
    private const string Signs = "A penalty or a bonus is a term by its sign: 'term name = -value weight 0.1', or 'term name = value when condition'.";

    /// <summary>
    /// Each line has the names of functions, their parameters, and behind '=' what their call is here, with what is to be known of it behind ';'. Behind ':' stands a sentence
    /// where no expression is the same.
    /// </summary>
    private const string Table = $"""
        fabs absolute (x) = abs(x)
        abs2 (x) = square(x)
        power (x, y) = x^y
        ln (x) = log(x) ; the natural logarithm
        log10 (x) = log(x) / log(10)
        log2 (x) = log(x) / log(2)
        arccos (x) = acos(x)
        arcsin (x) = asin(x)
        arctan (x) = atan(x)
        arctan2 (y, x) = atan2(y, x)
        fmax maximum (a, b) = max(a, b) ; or max(x) for the largest of all
        fmin minimum (a, b) = min(a, b) ; or min(x) for the least of all
        clamp (x, lower, upper) = clip(x, lower, upper)
        clamp_min (x, lower) = max(x, lower)
        clamp_max (x, upper) = min(x, upper)
        relu (x) = max(x, 0)
        detach (x) = stop_gradient(x)
        add plus (a, b) = a + b
        subtract minus sub (a, b) = a - b
        multiply times mul (a, b) = a * b
        divide true_divide div (a, b) = a / b
        floor_divide (a, b) = floor(a / b)
        neg negative (x) = -x
        reciprocal inv (x) = 1 / x
        inverse (x) = 1 / x ; that of a quaternion is conjugate(x) of std.rotation
        progress (distance) = -change(distance) ; by what it has become smaller since the step before
        remainder fmod modulo (a, b) = mod(a, b) ; which is never negative for a positive second argument
        square_root (x) = sqrt(x)
        rsqrt (x) = 1 / sqrt(x)
        cbrt (x) = sign(x) * abs(x)^(1 / 3)
        expm1 (x) = exp(x) - 1
        exp2 (x) = 2^x
        trunc fix (x) = sign(x) * floor(abs(x))
        rint (x) = round(x)
        ceiling (x) = ceil(x)
        frac fract fractional (x) = x - floor(x)
        sec (x) = 1 / cos(x)
        csc (x) = 1 / sin(x)
        cot (x) = 1 / tan(x)
        arctanh (x) = atanh(x)
        arccosh (x) = acosh(x)
        asinh arcsinh (x) = log(x + sqrt(x^2 + 1))
        sinh (x) = (exp(x) - exp(-x)) / 2
        cosh (x) = (exp(x) + exp(-x)) / 2
        logistic expit (x) = sigmoid(x)
        logit (p) = log(p / (1 - p))
        relu6 (x) = clip(x, 0, 6)
        hardtanh (x) = clip(x, -1, 1)
        hardsigmoid hard_sigmoid (x) = clip(x / 6 + 0.5, 0, 1)
        leaky_relu (x) = if x > 0 then x else 0.01 * x
        leaky_relu (x, slope) = if x > 0 then x else slope * x
        elu (x) = if x > 0 then x else exp(min(x, 0)) - 1
        softsign (x) = x / (1 + abs(x))
        silu swish (x) = x * sigmoid(x)
        tanhshrink (x) = x - tanh(x)
        log_softmax (x) = x - logsumexp(x)
        lse (x) = logsumexp(x)
        saturate clip01 clamp01 (x) = clip(x, 0, 1)
        sgn signum (x) = sign(x)
        sqr (x) = x^2
        sinc (x) = if x == 0 then 1 else sin(x) / x
        gelu (x) = x * sigmoid(1.702 * x)
        logsigmoid (x) = log_sigmoid(x)
        softmin (x) = softmax(-x)
        limit bound constrain (x, lower, upper) = clip(x, lower, upper)
        unit_step heaviside (x) = float(x > 0)
        heaviside (x, value) = float(x > 0)
        lerp mix (a, b, t) = a + (b - a) * t
        remap map_range rescale linear_map (x, a, b, c, d) = c + (x - a) / (b - a) * (d - c)
        lmap linmap (x, source, target) : A line from a .. b to 0 .. 1 is (x - a) / (b - a), and clip((x - a) / (b - a), 0, 1) where it is to stay there.

        variance (x) = var(x)
        stdev std_dev standard_deviation (x) = std(x)
        rms root_mean_square (x) = sqrt(mean(x^2))
        mean_square mean_squared (x) = mean(x^2)
        sum_of_squares sumsq sum_squares power_sum (x) = sum(x^2)
        rmse (a, b) = sqrt(mean((a - b)^2))
        mse mse_loss mean_squared_error (a, b) = mean((a - b)^2)
        mae l1_loss mean_absolute_error (a, b) = mean(abs(a - b))
        percentile (x, p) = quantile(x, p / 100)
        weighted_mean weighted_average (x, w) = sum(x * w) / sum(w)
        reduce_sum sum_over tf_reduce_sum (x) = sum(x)
        reduce_sum sum_over tf_reduce_sum (x, axis) = sum(x, over: axis)
        reduce_mean mean_over (x) = mean(x)
        reduce_mean mean_over (x, axis) = mean(x, over: axis)
        reduce_max amax (x) = max(x)
        reduce_min amin (x) = min(x)
        masked_sum (x, mask) = sum(if mask then x else 0)
        masked_mean (x, mask) = sum(if mask then x else 0) / max(count(mask), 1)
        masked_select (x, mask) = if mask then x else 0
        count_nonzero count_if count_true (condition) = count(condition)
        masked_fill (x, mask, value) = if mask then value else x
        prod (x) = product(x)
        sorted (x) = sort(x) ; the smallest first
        argsort (x) = rank(x) ; the place of each element, from 0
        l2_norm l2norm length magnitude (x) = norm(x)
        abs_max absmax (x) = max(abs(x))
        abs_sum l1_norm (x) = sum(abs(x))
        abs_mean (x) = mean(abs(x))
        vdot inner (a, b) = dot(a, b)
        group_mean (x) = mean(x, over: group)
        group_std (x) = std(x, over: group)
        nansum nanmean nanstd nanmin nanmax : A NaN is never passed over in silence: keep it out where it arises, with 'if condition then value else 0'.
        topk : The largest are the last of sort(x): x of five elements has its largest two in sort(x)[3..5].
        nonzero unique histogram bincount digitize bucketize searchsorted convolve correlate : Nothing here makes an array whose size depends on its values: compare with each, as in count(x == index(axis)).
        one_hot onehot (i, axis) = float(index(axis) == i)
        gather take index_select take_along_dim scatter scatter_add : An element whose place is a value is picked by comparing: sum(if index(axis) == i then x else 0, over: axis).
        cumprod : There is no running product: it is exp(accumulate(log(x))) of std.temporal for what is positive.
        normalize_vector unit_vector normalized unit (v) = normalize(v)
        euclidean euclidean_distance l2_distance distance_between (a, b) = norm(a - b)
        manhattan manhattan_distance l1_distance (a, b) = sum(abs(a - b))
        hamming hamming_distance (a, b) = count(a != b)
        cos_sim cosine cosine_sim (a, b) = cosine_similarity(a, b)
        cosine_distance (a, b) = 1 - cosine_similarity(a, b)
        linalg_norm (x) = norm(x)
        l1norm (x) = sum(abs(x))
        linf_norm (x) = max(abs(x))
        matmul mm mv bmm einsum tensordot (a, b) = dot(a, b) ; or sum(a * b, over: axis) with the name of the axis that both share
        transpose permute swapaxes moveaxis flatten ravel expand_dims broadcast_to tile rot90 fliplr flipud flip chunk split meshgrid : {NoReshaping}
        kron trace det pinv eigvals svd : There are no matrices: write the sums that are meant, each over the axis by its name.
        eye linspace logspace full full_like : A number takes every shape, and index(axis) is 0, 1, 2, … along an axis.
        array asarray as_tensor from_numpy : Write [1, 2, 3] for the elements, or the value as it is.
        copy deepcopy astype to cpu cuda tolist double half type requires_grad no_grad : {NoCopies}
        zip enumerate map filter reduce isinstance : {NoLists}
        raise : There are no exceptions: what must hold is a check, and what must not go on is an end.

        equal equals (a, b) = a == b
        not_equal (a, b) = a != b
        greater (a, b) = a > b
        greater_equal (a, b) = a >= b
        less (a, b) = a < b
        less_equal (a, b) = a <= b
        isclose close_to approx approximately near nearly (a, b) = abs(a - b) < 1e-6
        isclose close_to approx approximately near nearly (a, b, tolerance) = abs(a - b) < tolerance
        allclose (a, b) = all(abs(a - b) < 1e-6)
        between within in_range in_bounds is_between inside is_inside (x, lower, upper) = x >= lower and x <= upper
        xor logical_xor (a, b) = a != b
        implies (a, b) = not a or b
        iff (a, b) = a == b
        logical_and bitwise_and (a, b) = a and b
        logical_or bitwise_or (a, b) = a or b
        logical_not (a) = not a
        isnan (x) = x != x ; which holds for NaN alone
        isfinite (x) = abs(x) < inf ; which holds for finite numbers alone
        ternary choose (condition, a, b) = if condition then a else b
        isinf (x) = abs(x) == inf
        is_true (condition) = condition
        piecewise case lookup : Write each case in a choice: 'if a then x else if b then y else z'.
        interp1d : Write each straight piece in a choice: 'if x < a then … else if x < b then … else …'; std.tolerance has ready shapes.

        gaussian gauss rbf bell bell_curve (x) = exp(-x^2 / 2)
        gaussian gauss rbf bell bell_curve (x, sigma) = exp(-(x / sigma)^2 / 2)
        gaussian gauss bell_curve (x, mu, sigma) = exp(-((x - mu) / sigma)^2 / 2)
        exp_kernel exp_reward exponential kernel (x, sigma) = exp(-x / sigma)
        inverse_distance (d) = 1 / (1 + d)
        huber huber_loss smooth_l1 smooth_l1_loss huberize (error) = if abs(error) < 1 then error^2 / 2 else abs(error) - 0.5
        huber_loss smooth_l1 smooth_l1_loss (a, b) = if abs(a - b) < 1 then (a - b)^2 / 2 else abs(a - b) - 0.5
        huber huberize (error, delta) = if abs(error) < delta then error^2 / 2 else delta * (abs(error) - delta / 2)
        barrier log_barrier (x) = log(x) ; of what stays above 0
        standardize z_score zscore whiten (x) = (x - mean(x, over: batch)) / (std(x, over: batch) + 1e-6) ; over: group within groups
        min_max minmax minmax_scale rescale (x, lower, upper) = (x - lower) / (upper - lower)
        gmean (parts) = geometric_mean(parts)
        hmean (parts) = harmonic_mean(parts)
        smooth_min soft_min (parts) = soft_minimum(parts)
        smooth_max (parts) = -soft_minimum(-parts)
        reward_tolerance (x, lower, upper) = tolerance(x, lower, upper)
        entropy (p) = -sum(p * log(p)) ; of chances above 0
        kl kldiv kl_div kl_divergence (p, q) = sum(p * log(p / q)) ; of chances above 0, or positive_divergence(log_probability, reference) of std.policy for what a policy drew
        cross_entropy (p, q) = -sum(p * log(q))
        bce bce_loss binary_cross_entropy (p, y) = -(y * log(p) + (1 - y) * log(1 - p))
        bce_with_logits binary_cross_entropy_with_logits (x, y) = softplus(x) - x * y
        nll_loss (log_probability) = -log_probability
        hinge hinge_loss (x) = max(1 - x, 0)
        margin_ranking_loss (a, b) = max(b - a, 0)
        triplet_loss (positive, negative, margin) = max(positive - negative + margin, 0)
        anneal ramp linear_decay cosine_decay curriculum_weight : {Schedules}
        penalty penalize bonus sparse sparse_reward torque_penalty smoothness energy shaped : {Signs}

        exponential_moving_average exp_moving_average ewma low_pass lowpass lowpass_filter filter_lowpass smooth (x, rate) = ema(x, rate)
        sma rolling rolling_mean rolling_average moving_avg moving_mean : No window of steps is kept: write 'ema(x, rate: 2 / (n + 1))' of std.temporal, or 'average(x)' for all steps so far.
        derivative ddt differentiate (x) = rate(x) ; the change since the step before, divided by dt
        integrate integral (x) = accumulate(x * dt)
        jerk (velocity) = rate(rate(velocity))
        velocity (position) = rate(position) ; the change since the step before, divided by dt
        acceleration accel (velocity) = rate(velocity) ; the change since the step before, divided by dt
        moving_average moving_mean rolling_mean rolling_average sma (x, n) = ema(x, rate: 2 / (n + 1)) ; of about the last n steps
        delay lag shift (x, n) : The value of the step before is prev(x, initial: x); for that of n steps before it is written n times, one in the other.
        smoothness_penalty (action) = action_smoothness(action)
        d diff delta (x) = change(x) ; the difference to the step before
        last final at_end (x) = prev(x, initial: x) ; the value of the step before; that of a trajectory's last step is at_last(x) of std.refine
        running_std running_stdev rolling_std moving_std (x) = sqrt(max(average(x^2) - average(x)^2, 0)) ; of this and all earlier steps; the spread over the rows is std(x, over: batch)
        running_var rolling_var (x) = max(average(x^2) - average(x)^2, 0) ; of this and all earlier steps; that over the rows is var(x, over: batch)
        previous lag delay shift old before prior (x) = prev(x, initial: x) ; its own value where there is no step before
        cumulative_sum running_sum (x) = accumulate(x) ; the sum of this and all earlier steps
        running_mean cumulative_mean (x) = average(x) ; the mean of this and all earlier steps of the episode; that of the rows is mean(x, over: batch)
        cummax (x) = running_max(x) ; the largest of this and all earlier steps
        cummin (x) = running_min(x) ; the least of this and all earlier steps
        rising_edge on_enter trigger triggered just_became (condition) = rising(condition)
        falling_edge on_exit (condition) = falling(condition)
        edge changed (x) = x != prev(x, initial: x)
        first_time (condition) = first(condition)
        debounce sustained for_steps (condition, steps) = held(condition, steps)
        latch hold remember (condition) = ever(condition) ; true from the first step on at which it holds
        consecutive (condition) = streak(condition) ; or held(condition, steps: n)
        counter (condition) = count_steps(condition)
        steps_since (condition) = since(condition) ; which counts steps
        time_since timer elapsed_since (condition) = since(condition) * dt
        duration time_held (condition) = streak(condition) * dt
        hysteresis (x, low, high) : Write a state: 'state on = x > high then if on then x > low else x > high'.
        history buffer : Nothing keeps a list of steps: prev(x, initial: x) is the value of the step before, and std.temporal has sums, means and extremes.
        timeout cooldown : A time limit is the host's; the steps since something happened are since(condition) of std.temporal.

        returns discounted_return reward_to_go discounted_sum (x, discount) = return_to_go(x, discount)
        gae (reward_of_step, value) = generalized_advantage(reward_of_step, value)
        gae (reward_of_step, value, discount, decay) = generalized_advantage(reward_of_step, value, discount, decay)
        td_error (reward_of_step, value, discount) = reward_of_step + discount * next(value, final: 0) - value
        grpo grpo_advantage advantage advantages group_normalize normalize_group (score) = group_advantage(score)
        rloo rloo_advantage (score) = leave_one_out(score)
        group_norm group_standardize (score) = standardized(score)
        dpo_loss (preferred_log_ratio, other_log_ratio) = dpo(preferred_log_ratio, other_log_ratio)
        dpo_loss (preferred_log_ratio, other_log_ratio, beta) = dpo(preferred_log_ratio, other_log_ratio, beta)
        ipo ipo_loss (preferred_log_ratio, other_log_ratio, beta) = (preferred_log_ratio - other_log_ratio - 1 / (2 * beta))^2
        simpo simpo_loss (preferred, other, beta, margin) = -log_sigmoid(beta * (preferred - other) - margin) ; of mean log-probabilities
        bt_loss preference_loss (chosen, rejected) = bradley_terry(chosen - rejected)
        ppo ppo_loss ppo_clip surrogate clipped_objective (log_probability, old, advantage) = clipped_surrogate(log_probability, old, advantage)
        ratio importance_ratio (log_probability, old) = exp(log_probability - old)
        pbrs shaping shaping_reward (potential, discount) = potential_shaping(potential, discount)
        f1_score (predicted, actual) = f1(predicted, actual)
        pass_at_k (chance, attempts) = best_of_attempts(chance, attempts)
        accuracy (predicted, actual) = mean(predicted == actual, over: batch)
        contains startswith endswith regex len_text num_tokens token_count count_tokens edit_distance levenshtein bleu rouge exact_match similarity embed embedding jaccard : {NoText}

        angle_diff angdiff angular_difference angle_difference shortest_angle angle_distance (a, b) = wrap_angle(a - b)
        wraptopi wrapToPi wrap_to_pi normalize_angle angle_normalize wrap wrap_pi (x) = wrap_angle(x)
        quat_mul (a, b) = quat_multiply(a, b)
        quat_rotate quat_apply tf_vector (q, v) = rotate(q, v)
        quat_rotate_inverse quat_apply_inverse (q, v) = rotate_inverse(q, v)
        quat_angle_diff quat_diff_rad quat_error_magnitude quat_error quat_dist quat_angle quat_distance quat_geodesic_distance quaternion_distance quat_diff_theta quat_theta quat_diff_angle (a, b) = rotation_angle(a, b)
        rotation_error orientation_error rotation_distance angular_distance geodesic_distance geodesic (a, b) = rotation_angle(a, b)
        conj quat_inv quat_inverse quat_conj quat_conjugate (q) = conjugate(q)
        quat_apply_yaw (q, v) = rotate_yaw(q, v)
        quat_from_angle_axis (angle, axis_direction) = quat_from_axis_angle(axis_direction, angle)
        axis_angle_from_quat quat_to_axis_angle (q) = axis_angle(q)
        quat_box_minus (a, b) = axis_angle(quat_multiply(a, conjugate(b)))
        get_yaw yaw_from_quat heading_from_quat quat_to_yaw quaternion_to_yaw quat_yaw (q) = yaw(q)
        get_roll roll_from_quat quat_to_roll quaternion_to_roll quat_roll (q) = roll(q)
        get_pitch pitch_from_quat quat_to_pitch quaternion_to_pitch quat_pitch (q) = pitch(q)
        to_euler quaternion_to_euler quat_to_rpy get_euler quat_to_euler_angles (q) = xyz(roll(q), pitch(q), yaw(q))
        world_to_body world_to_local world_to_base to_body_frame to_local_frame (q, v) = rotate_inverse(q, v)
        body_to_world local_to_world base_to_world to_world_frame (q, v) = rotate(q, v)
        yaw_quat (q) = quat_from_euler(0, 0, yaw(q))
        project_gravity projected_gravity gravity_in_body (q) = rotate_inverse(q, xyz(0, 0, -1))
        rotation_matrix rotmat quat_to_rotmat : Write 'column_x(q)', 'column_y(q)' or 'column_z(q)' of std.rotation: row 2 of column 2 is column_z(q).z.
        lin_vel_z_l2 (velocity) = velocity.z^2
        ang_vel_xy_l2 flat_orientation_l2 (v) = horizontal_square(v)
        joint_torques_l2 joint_vel_l2 (x) = sum(x^2)
        joint_acc_l2 (velocity) = joint_acceleration(velocity)
        action_rate_l2 (action) = action_rate(action)
        track_lin_vel_xy_exp (command, velocity, sigma) = velocity_tracking(command, velocity, sigma)
        track_ang_vel_z_exp (command, angular_velocity, sigma) = turn_tracking(command, angular_velocity, sigma)
        feet_air_time (contact) = air_time(contact)
        feet_slide (contact, velocity) = foot_slip(contact, velocity)
        power_consumption (torque, velocity) = mechanical_power(torque, velocity)
        is_alive is_terminated : The ends of the program are its names: 'when not fell' for 'end fell when …'.
        """;
}
