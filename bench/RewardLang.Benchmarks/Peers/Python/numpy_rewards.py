"""The yardsticks in numpy; gradients derived by hand. Every function returns the total, then the gradient of each real input."""

import numpy as np

VERSION = f"numpy {np.__version__}"


def prepare(yardstick, direction, arrays):
    function = globals()[f"{yardstick}_{direction}"]
    return lambda: function(*arrays)


def to_numpy(result):
    return result


def reach_forward(ee, target, action, previous):
    distance = np.linalg.norm(ee - target, axis=1)
    reach = (1 / (1 + distance**2)) ** 2
    reach = np.where(distance < 0.02, 2 * reach, reach)
    return [reach - 0.01 * (action**2).sum(1) - 0.005 * ((action - previous) ** 2).sum(1)]


def reach_backward(ee, target, action, previous):
    offset = ee - target
    change = action - previous
    distance = np.linalg.norm(offset, axis=1)
    close = 1 / (1 + distance**2)
    factor = np.where(distance < 0.02, np.float32(2), np.float32(1))
    total = factor * close**2 - 0.01 * (action**2).sum(1) - 0.005 * (change**2).sum(1)
    ee_gradient = (-4 * factor * close * close * close)[:, None] * offset
    previous_gradient = 0.01 * change
    return [total, ee_gradient, -ee_gradient, -0.02 * action - previous_gradient, previous_gradient]


def locomotion_parts(lin, ang, command, torque, acceleration, contact):
    linear = np.exp(-((command[:, :2] - lin[:, :2]) ** 2).sum(1) / 0.25)
    turn = np.exp(-((command[:, 2] - ang[:, 2]) ** 2) / 0.25)
    total = (
        linear
        + 0.5 * turn
        - 2 * lin[:, 2] ** 2
        - 0.05 * (ang[:, :2] ** 2).sum(1)
        - 2.5e-5 * (torque**2).sum(1)
        - 2.5e-7 * (acceleration**2).sum(1)
        - 0.01 * np.maximum(0, contact - 1).sum(1)
    )
    return linear, turn, total


def locomotion_forward(*inputs):
    return [np.maximum(0, locomotion_parts(*inputs)[2])]


def locomotion_backward(lin, ang, command, torque, acceleration, contact):
    linear, turn, total = locomotion_parts(lin, ang, command, torque, acceleration, contact)
    slope = (total > 0).astype(np.float32)
    column = slope[:, None]
    command_gradient = np.empty_like(command)
    command_gradient[:, :2] = (-8 * slope * linear)[:, None] * (command[:, :2] - lin[:, :2])
    command_gradient[:, 2] = -4 * slope * turn * (command[:, 2] - ang[:, 2])
    lin_gradient = -command_gradient
    lin_gradient[:, 2] = -4 * slope * lin[:, 2]
    ang_gradient = -0.1 * column * ang
    ang_gradient[:, 2] = -command_gradient[:, 2]
    return [
        np.maximum(0, total),
        lin_gradient,
        ang_gradient,
        command_gradient,
        -5e-5 * column * torque,
        -5e-7 * column * acceleration,
        -0.01 * column * (contact > 1),
    ]


def process_rewards_forward(r, mask):
    x = np.minimum(r - 0.5, 0) * mask
    following = np.zeros_like(x)
    following[:, :-1] = x[:, 1:]
    returns = (x - following) * mask
    for t in reversed(range(r.shape[1] - 1)):
        returns[:, t] += 0.95 * returns[:, t + 1]
    return [returns]


def process_rewards_backward(r, mask):
    gain = np.cumsum(0.95 ** np.arange(r.shape[1])).astype(np.float32) * mask
    gradient = gain.copy()
    gradient[:, 1:] -= gain[:, :-1]
    return process_rewards_forward(r, mask) + [gradient * (mask & (r < 0.5))]
