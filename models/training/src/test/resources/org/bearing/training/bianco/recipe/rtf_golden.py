"""Golden values of RTF phases (eq. 3, 4) and averaged RTFs (eq. 20) by numpy: writes rtf_golden.csv beside itself."""
import pathlib

import numpy as np

FRAME, HOP, COUNT = 256, 128, 31
n = np.arange(FRAME + HOP * COUNT)
left = np.sin(0.011 * n**1.4) + 0.3 * np.cos(0.9 * n)
right = 0.8 * np.sin(0.011 * (n - 3.0 * (n > 3)) ** 1.4) + 0.2 * np.sin(2.1 * n)
left, right = left.astype(np.float32), right.astype(np.float32)
window = np.hamming(FRAME)
spectra = [
    np.array([np.fft.rfft(window * x[HOP * i : HOP * i + FRAME]) for i in range(COUNT)]) for x in (left, right)
]
phases = np.angle(spectra[0] * np.conj(spectra[1])) / np.pi
rtf = (spectra[0] * np.conj(spectra[1])).sum(0) / (np.abs(spectra[1]) ** 2).sum(0)
lines = [f"phase,{row},{k},{phases[row, k]:.7f}" for row in (0, 7, 30) for k in (1, 5, 20, 63, 100, 126)]
lines += [f"re,0,{k},{rtf[k].real:.7f}\nim,0,{k},{rtf[k].imag:.7f}" for k in (1, 5, 20, 63, 100, 126, 127)]
pathlib.Path(__file__).with_suffix(".csv").write_text("\n".join(lines) + "\n")
