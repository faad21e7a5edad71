"""The key with which an office signs what it hands over: made at first use, kept beside the settings of this user.

The private key never enters the library, which is copied, backed up and carried about. A key file belongs to one
library, by the id of its office.
"""

from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256, Hash

from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.files import config_folder, explain_os_error, write_atomically

FOLDER = "office-keys"
_KEY_BYTES = 32
_GROUP, _GROUPS = 4, 8


class OfficeKeys:
    """The keys of the offices whose libraries this user writes, in ``folder`` (beside the settings unless given)."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or config_folder() / FOLDER

    def path_of(self, office: str) -> Path:
        """Return where the key of an office lies."""
        return self._folder / f"{office}.key"

    def has(self, office: str) -> bool:
        """Tell whether this user has the key of an office."""
        return self.path_of(office).is_file()

    def public_key(self, office: str) -> str:
        """Return the public key (64 hexadecimal digits), making the pair at first use; errors as in ``sign``."""
        return _public(self._private(office))

    def sign(self, office: str, message: bytes) -> bytes:
        """Return the signature of the office (64 bytes).

        Raises:
            UserError: the key cannot be read or made.
        """
        return self._private(office).sign(message)

    def _private(self, office: str) -> Ed25519PrivateKey:
        path = self.path_of(office)
        try:
            raw = bytes.fromhex(path.read_text(encoding="ascii").strip())
        except FileNotFoundError:
            return self._made(path)
        except (OSError, ValueError) as error:
            raise _unreadable(path) from error
        if len(raw) != _KEY_BYTES:
            raise _unreadable(path)
        return Ed25519PrivateKey.from_private_bytes(raw)

    def _made(self, path: Path) -> Ed25519PrivateKey:
        key = Ed25519PrivateKey.generate()
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise explain_os_error(error, path) from error
        write_atomically(path, f"{key.private_bytes_raw().hex()}\n".encode(), private=True)
        return key


def _public(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()


def is_signed(public_key: str, signature: bytes, message: bytes) -> bool:
    """Tell whether the holder of the key to ``public_key`` (hexadecimal) signed the message."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public_key: str) -> str:
    """Return what two people compare by telephone: eight groups of four hexadecimal digits of the key's SHA-256."""
    digest = Hash(SHA256())
    digest.update(bytes.fromhex(public_key))
    text = digest.finalize().hex().upper()
    return " ".join(text[place : place + _GROUP] for place in range(0, _GROUP * _GROUPS, _GROUP))


def _unreadable(path: Path) -> UserError:
    return UserError(
        Text("事務所の鍵「{name}」を読み取れません。", "The office's key “{name}” cannot be read.").format(
            name=path.name
        ),
        Text(
            "鍵の控えがあれば戻してください。なければこのファイルを別の場所に移すと、次の書き出しで新しい鍵を作ります。"
            "相手の事務所には、新しい指紋を伝えてください。",
            "Put a copy of the key back if there is one. Otherwise move this file away: a new key is made next time, "
            "and the other offices must be told its fingerprint.",
        ),
    )
