"""The yardsticks in numexpr, which fuses all but sums; gradients derived by hand. Results as in numpy_rewards."""

import numexpr
import numpy as np
from numexpr import evaluate

VERSION = f"numexpr {numexpr.__version__}"


def prepare(yardstick, direction, arrays):
    function = globals()[f"{yardstick}_{direction}"]
    return lambda: function(*arrays)


def to_numpy(result):
    return result


def reach_forward(ee, target, action, previous):
    squared = evaluate("sum((ee - target)**2, axis=1)")
    effort = evaluate("sum(0.01 * action**2 + 0.005 * (action - previous)**2, axis=1)")
    return [evaluate("where(sqrt(squared) < 0.02, 2, 1) / (1 + squared)**2 - effort")]


def reach_backward(ee, target, action, previous):
    squared = evaluate("sum((ee - target)**2, axis=1)")
    effort = evaluate("sum(0.01 * action**2 + 0.005 * (action - previous)**2, axis=1)")
    slope = evaluate("-4 * where(sqrt(squared) < 0.02, 2, 1) / (1 + squared)**3")[:, None]
    return [
        evaluate("where(sqrt(squared) < 0.02, 2, 1) / (1 + squared)**2 - effort"),
        evaluate("slope * (ee - target)"),
        evaluate("slope * (target - ee)"),
        evaluate("-0.03 * action + 0.01 * previous"),
        evaluate("0.01 * (action - previous)"),
    ]


def locomotion_sum(lin, ang, command, torque, acceleration, contact):
    effort = evaluate("sum(2.5e-5 * torque**2 + 2.5e-7 * acceleration**2, axis=1)")
    impact = evaluate("sum(where(contact > 1, contact - 1, 0), axis=1)")
    v0, v1, v2 = lin.T
    w0, w1, w2 = ang.T
    c0, c1, c2 = command.T
    return evaluate(
        "exp(-((c0 - v0)**2 + (c1 - v1)**2) / 0.25) + 0.5 * exp(-(c2 - w2)**2 / 0.25)"
        " - 2 * v2**2 - 0.05 * (w0**2 + w1**2) - effort - 0.01 * impact"
    )


def locomotion_forward(*inputs):
    total = locomotion_sum(*inputs)
    return [evaluate("where(total > 0, total, 0)")]


def locomotion_backward(lin, ang, command, torque, acceleration, contact):
    total = locomotion_sum(lin, ang, command, torque, acceleration, contact)
    slope = evaluate("where(total > 0, 1, 0)")
    column = slope[:, None]
    v0, v1, v2 = lin.T
    c0, c1, c2 = command.T
    w2 = ang[:, 2]
    linear = evaluate("-8 * slope * exp(-((c0 - v0)**2 + (c1 - v1)**2) / 0.25)")
    command_gradient = np.empty_like(command)
    evaluate("linear * (c0 - v0)", out=command_gradient[:, 0], casting="same_kind")
    evaluate("linear * (c1 - v1)", out=command_gradient[:, 1], casting="same_kind")
    evaluate("-4 * slope * exp(-(c2 - w2)**2 / 0.25) * (c2 - w2)", out=command_gradient[:, 2], casting="same_kind")
    lin_gradient = -command_gradient
    evaluate("-4 * slope * v2", out=lin_gradient[:, 2], casting="same_kind")
    ang_gradient = evaluate("-0.1 * column * ang")
    ang_gradient[:, 2] = -command_gradient[:, 2]
    return [
        evaluate("where(total > 0, total, 0)"),
        lin_gradient,
        ang_gradient,
        command_gradient,
        evaluate("-5e-5 * column * torque"),
        evaluate("-5e-7 * column * acceleration"),
        evaluate("where(contact > 1, -0.01, 0) * column"),
    ]


def process_rewards_forward(r, mask):
    x = evaluate("where(mask & (r < 0.5), r - 0.5, 0)")
    following = np.zeros_like(x)
    following[:, :-1] = x[:, 1:]
    returns = evaluate("where(mask, x - following, 0)")
    for t in reversed(range(r.shape[1] - 1)):
        here, after = returns[:, t], returns[:, t + 1]
        evaluate("here + 0.95 * after", out=here, casting="same_kind")
    return [returns]


def process_rewards_backward(r, mask):
    gain = np.cumsum(0.95 ** np.arange(r.shape[1])).astype(np.float32)
    loss = np.zeros(r.shape, np.float32)
    earlier = gain[:-1]
    previous = mask[:, :-1]
    evaluate("where(previous, earlier, 0)", out=loss[:, 1:], casting="same_kind")
    return process_rewards_forward(r, mask) + [evaluate("where(mask & (r < 0.5), gain - loss, 0)")]
