"""Golden beamformer weights from numpy alone: run it in its folder, python3 weights.py > weights.csv.

Three microphones, steered to azimuth 40, elevation 10; loading 1e-2 of the mean of the diagonal, no white-noise gain asked for.
Columns: beamformer, frequency, then re and im of each microphone. mvdr has a diffuse field and a plane wave, 10 times as
strong, from azimuth -60.
"""
import numpy as np

C = 343.0
MICS = np.array([[0, 0.05, 0], [0, -0.05, 0], [0.06, 0, 0.02]])


def steering(azimuth, elevation, f):
    a, e = np.radians([azimuth, elevation])
    u = np.array([np.cos(e) * np.cos(a), np.cos(e) * np.sin(a), np.sin(e)])
    return np.exp(2j * np.pi * f * MICS @ u / C)


def mvdr(noise, d):
    x = np.linalg.inv(noise + 1e-2 * np.trace(noise).real / 3 * np.eye(3)) @ d
    return x / (d.conj() @ x)


for f in (200.0, 1000.0, 4000.0):
    d = steering(40, 10, f)
    diffuse = np.sinc(2 * f / C * np.linalg.norm(MICS[:, None] - MICS[None], axis=2)).astype(complex)
    wave = steering(-60, 0, f)
    for name, w in (
        ("DELAY_AND_SUM", d / 3),
        ("SUPERDIRECTIVE", mvdr(diffuse, d)),
        ("MVDR", mvdr(diffuse + 10 * np.outer(wave, wave.conj()), d)),
    ):
        print(",".join([name, str(f)] + [f"{v:.12f}" for c in w for v in (c.real, c.imag)]))
