"""The language of the interface: Japanese is the source, English a translation; Qt's own buttons follow."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from navigator.domain.text import Language
from navigator.qtsupport.resources import RESOURCES

ENGLISH_TEXTS = RESOURCES / "i18n" / "navigator_en.ts"
ENGLISH_COMPILED = ENGLISH_TEXTS.with_suffix(".qm")

_LOCALES: dict[Language, QLocale] = {
    "ja": QLocale(QLocale.Language.Japanese, QLocale.Country.Japan),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
}

_installed: list[QTranslator] = []


def install_translators(app: QCoreApplication, language: Language) -> None:
    """Show the interface in ``language`` from now on; widgets get a ``LanguageChange`` event.

    Raises ``RuntimeError`` when a translation that belongs to the program cannot be loaded.
    """
    for old in _installed:
        app.removeTranslator(old)
        old.deleteLater()
    _installed.clear()
    QLocale.setDefault(_LOCALES[language])
    for path in _files(language):
        translator = QTranslator(app)
        if not translator.load(str(path)):
            raise RuntimeError(f"the translation {path.name} cannot be loaded")
        app.installTranslator(translator)
        _installed.append(translator)


def _files(language: Language) -> tuple[Path, ...]:
    # English is what Qt's own texts are written in, as Japanese is for ours.
    if language == "ja":
        return (Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_ja.qm",)
    return (ENGLISH_COMPILED,) if ENGLISH_COMPILED.exists() else ()
