"""What can go wrong in this room.

KnowledgeError
├── DocumentNotFound
└── (files: see knowledge.readers.errors.UnreadableFile)
"""


class KnowledgeError(Exception):
    """Anything this room reports; the message is for a person, in Vietnamese."""


class DocumentNotFound(KnowledgeError):
    """No document, or more than one, answers to this id, name or number."""

    def __init__(self, reference: str, candidates: list[str] | None = None) -> None:
        if candidates:
            listed = "; ".join(candidates)
            message = f"Có {len(candidates)} văn bản khớp với “{reference}”; hãy dùng mã số: {listed}."
        else:
            message = f"Không có văn bản nào là “{reference}”. Xem danh sách bằng: danvan documents"
        super().__init__(message)
