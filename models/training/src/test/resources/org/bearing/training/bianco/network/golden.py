"""Golden values of the decoder's densities, from numpy and math.erf alone: run it in its folder, python3 golden.py.

density.csv   49 phases: x, first head, second head, then for truncated/normal/von Mises x code/paper deviation: log p and its two
              slopes by the heads (central differences)
"""
import math

import numpy as np

H = 1e-6


CIRCLE = np.linspace(-np.pi, np.pi, 20000, endpoint=False)


def log_von_mises(x, m, s):
    kappa = 1 / (math.pi * s) ** 2
    mass = 2 * np.mean(np.exp(kappa * (np.cos(CIRCLE) - 1)))  # of [-1, 1], without Bessel functions
    return kappa * (math.cos(math.pi * (x - m)) - 1) - math.log(mass)


def log_density(x, mean_head, scale_head, density, as_paper):
    m = math.tanh(mean_head)
    v = 10 / (1 + math.exp(-scale_head))
    s = max(math.sqrt(v) if as_paper else v, 1e-3)
    if density == "von Mises":
        return log_von_mises(x, m, s)
    log = -((x - m) / s) ** 2 / 2 - math.log(s) - math.log(2 * math.pi) / 2
    if density == "truncated":
        upper, lower = (1 - m) / s / math.sqrt(2), (-1 - m) / s / math.sqrt(2)
        log -= math.log((math.erf(upper) - math.erf(lower)) / 2)
    return log


rng = np.random.default_rng(7)
rows = []
for i in range(49):
    x = rng.uniform(-1, 1)
    scale_head = [-12, -7, -4, -2, 0, 2, 8][i % 7] + 0.3 * rng.standard_normal()
    mean_head = [-9, -3, -1, 0, 0.4, 2, 7][i // 7] + 0.1 * rng.standard_normal()
    if scale_head < -3:  # near the mean, or the rest says nothing about the other terms
        x = float(np.clip(math.tanh(mean_head) + 0.01 * rng.standard_normal(), -1, 1))
    x, mean_head, scale_head = (float(np.float32(v)) for v in (x, mean_head, scale_head))
    row = [x, mean_head, scale_head]
    for density in ("truncated", "normal", "von Mises"):
        for as_paper in (False, True):
            f = lambda a, b: log_density(x, a, b, density, as_paper)
            row += [
                f(mean_head, scale_head),
                (f(mean_head + H, scale_head) - f(mean_head - H, scale_head)) / (2 * H),
                (f(mean_head, scale_head + H) - f(mean_head, scale_head - H)) / (2 * H),
            ]
    rows.append(row)
with open("density.csv", "w", encoding="ascii") as file:
    for row in rows:
        file.write(",".join(f"{v:.9g}" for v in row) + "\n")
