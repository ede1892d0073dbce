"""Vectors of record as the SQL database keeps them: half-precision numbers, little-endian."""

import numpy as np
from numpy.typing import NDArray


def pack_vector(vector: NDArray[np.float32]) -> bytes:
    """Two bytes a dimension."""
    return vector.astype("<f2").tobytes()


def unpack_vector(stored: bytes) -> NDArray[np.float32]:
    """The vector that `pack_vector` stored (cosine with the original ≥ 0.9999)."""
    return np.frombuffer(stored, dtype="<f2").astype(np.float32)
