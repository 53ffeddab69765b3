// The yardsticks by hand: one loop over the rows, forward and backward fused, as one would write them in C.
// Every function takes the inputs in the yardstick's order, and the results: the total, then the gradient of each real input.

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

enum { STEPS = 64 };

static inline float square(float x) { return x * x; }

void reach_forward(const void *const *inputs, void *const *results, ptrdiff_t rows)
{
    const float *restrict ee = inputs[0], *restrict target = inputs[1];
    const float *restrict action = inputs[2], *restrict previous = inputs[3];
    float *restrict total = results[0];
    for (ptrdiff_t n = 0; n < rows; n++) {
        float distance2 = 0, effort = 0, change = 0;
        for (int i = 0; i < 3; i++)
            distance2 += square(ee[3 * n + i] - target[3 * n + i]);
        for (int i = 0; i < 7; i++) {
            effort += square(action[7 * n + i]);
            change += square(action[7 * n + i] - previous[7 * n + i]);
        }
        float reach = square(1 / (1 + distance2));
        if (sqrtf(distance2) < 0.02f)
            reach *= 2;
        total[n] = reach - 0.01f * effort - 0.005f * change;
    }
}

void reach_backward(const void *const *inputs, void *const *results, ptrdiff_t rows)
{
    const float *restrict ee = inputs[0], *restrict target = inputs[1];
    const float *restrict action = inputs[2], *restrict previous = inputs[3];
    float *restrict total = results[0], *restrict ee_gradient = results[1], *restrict target_gradient = results[2];
    float *restrict action_gradient = results[3], *restrict previous_gradient = results[4];
    for (ptrdiff_t n = 0; n < rows; n++) {
        float distance2 = 0, effort = 0, changes = 0;
        for (int i = 0; i < 3; i++)
            distance2 += square(ee[3 * n + i] - target[3 * n + i]);
        for (int i = 0; i < 7; i++) {
            float change = action[7 * n + i] - previous[7 * n + i];
            effort += square(action[7 * n + i]);
            changes += square(change);
            action_gradient[7 * n + i] = -0.02f * action[7 * n + i] - 0.01f * change;
            previous_gradient[7 * n + i] = 0.01f * change;
        }
        float close = 1 / (1 + distance2);
        float factor = sqrtf(distance2) < 0.02f ? 2 : 1;
        total[n] = factor * square(close) - 0.01f * effort - 0.005f * changes;
        float slope = -4 * factor * close * close * close;
        for (int i = 0; i < 3; i++) {
            float gradient = slope * (ee[3 * n + i] - target[3 * n + i]);
            ee_gradient[3 * n + i] = gradient;
            target_gradient[3 * n + i] = -gradient;
        }
    }
}

void locomotion_forward(const void *const *inputs, void *const *results, ptrdiff_t rows)
{
    const float *restrict lin = inputs[0], *restrict ang = inputs[1], *restrict command = inputs[2];
    const float *restrict torque = inputs[3], *restrict acceleration = inputs[4], *restrict contact = inputs[5];
    float *restrict total = results[0];
    for (ptrdiff_t n = 0; n < rows; n++) {
        const float *v = lin + 3 * n, *w = ang + 3 * n, *c = command + 3 * n;
        float torques = 0, accelerations = 0, impact = 0;
        for (int i = 0; i < 12; i++) {
            torques += square(torque[12 * n + i]);
            accelerations += square(acceleration[12 * n + i]);
        }
        for (int i = 0; i < 4; i++)
            impact += fmaxf(0, contact[4 * n + i] - 1);
        float sum = expf(-(square(c[0] - v[0]) + square(c[1] - v[1])) / 0.25f)
            + 0.5f * expf(-square(c[2] - w[2]) / 0.25f)
            - 2 * square(v[2]) - 0.05f * (square(w[0]) + square(w[1]))
            - 2.5e-5f * torques - 2.5e-7f * accelerations - 0.01f * impact;
        total[n] = fmaxf(0, sum);
    }
}

void locomotion_backward(const void *const *inputs, void *const *results, ptrdiff_t rows)
{
    const float *restrict lin = inputs[0], *restrict ang = inputs[1], *restrict command = inputs[2];
    const float *restrict torque = inputs[3], *restrict acceleration = inputs[4], *restrict contact = inputs[5];
    float *restrict total = results[0], *restrict lin_gradient = results[1], *restrict ang_gradient = results[2];
    float *restrict command_gradient = results[3], *restrict torque_gradient = results[4];
    float *restrict acceleration_gradient = results[5], *restrict contact_gradient = results[6];
    for (ptrdiff_t n = 0; n < rows; n++) {
        const float *v = lin + 3 * n, *w = ang + 3 * n, *c = command + 3 * n;
        float torques = 0, accelerations = 0, impact = 0;
        for (int i = 0; i < 12; i++) {
            torques += square(torque[12 * n + i]);
            accelerations += square(acceleration[12 * n + i]);
        }
        for (int i = 0; i < 4; i++)
            impact += fmaxf(0, contact[4 * n + i] - 1);
        float linear = expf(-(square(c[0] - v[0]) + square(c[1] - v[1])) / 0.25f);
        float turn = expf(-square(c[2] - w[2]) / 0.25f);
        float sum = linear + 0.5f * turn - 2 * square(v[2]) - 0.05f * (square(w[0]) + square(w[1]))
            - 2.5e-5f * torques - 2.5e-7f * accelerations - 0.01f * impact;
        float slope = sum > 0 ? 1 : 0;
        total[n] = fmaxf(0, sum);
        for (int i = 0; i < 2; i++) {
            float gradient = -8 * slope * linear * (c[i] - v[i]);
            command_gradient[3 * n + i] = gradient;
            lin_gradient[3 * n + i] = -gradient;
            ang_gradient[3 * n + i] = -0.1f * slope * w[i];
        }
        float gradient = -4 * slope * turn * (c[2] - w[2]);
        command_gradient[3 * n + 2] = gradient;
        ang_gradient[3 * n + 2] = -gradient;
        lin_gradient[3 * n + 2] = -4 * slope * v[2];
        for (int i = 0; i < 12; i++) {
            torque_gradient[12 * n + i] = -5e-5f * slope * torque[12 * n + i];
            acceleration_gradient[12 * n + i] = -5e-7f * slope * acceleration[12 * n + i];
        }
        for (int i = 0; i < 4; i++)
            contact_gradient[4 * n + i] = contact[4 * n + i] > 1 ? -0.01f * slope : 0;
    }
}

static inline void returns_to_go(const float *restrict r, const bool *restrict mask, float *restrict total)
{
    float following = 0, after = 0;
    for (int t = STEPS - 1; t >= 0; t--) {
        float x = fminf(r[t] - 0.5f, 0) * mask[t];
        after = (x - following) * mask[t] + 0.95f * after;
        following = x;
        total[t] = after;
    }
}

void process_rewards_forward(const void *const *inputs, void *const *results, ptrdiff_t rows)
{
    const float *restrict r = inputs[0];
    const bool *restrict mask = inputs[1];
    float *restrict total = results[0];
    for (ptrdiff_t n = 0; n < rows; n++)
        returns_to_go(r + STEPS * n, mask + STEPS * n, total + STEPS * n);
}

void process_rewards_backward(const void *const *inputs, void *const *results, ptrdiff_t rows)
{
    const float *restrict r = inputs[0];
    const bool *restrict mask = inputs[1];
    float *restrict total = results[0], *restrict gradient = results[1];
    for (ptrdiff_t n = 0; n < rows; n++) {
        returns_to_go(r + STEPS * n, mask + STEPS * n, total + STEPS * n);
        float gain = 0, loss = 0;
        for (int t = 0; t < STEPS; t++) {
            float present = mask[STEPS * n + t];
            gain = 1 + 0.95f * gain;
            gradient[STEPS * n + t] = r[STEPS * n + t] < 0.5f ? present * (gain * present - loss) : 0;
            loss = gain * present;
        }
    }
}
