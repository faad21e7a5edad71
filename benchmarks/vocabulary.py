"""The words of synthetic measures: compounds of the words of public programmes, drawn by Zipf's law.

A compound is two parts (ナノ材料), or two parts and a suffix (医療機器事業化). The compounds are shuffled once with a
fixed seed; the word of rank r is drawn with a weight of 1 / (r + 2.7), the form of Mandelbrot's law with exponent 1,
which words of real texts follow closely. Names say that they are synthetic, so none can pass for a fact.
"""

import numpy as np
from numpy.typing import NDArray

SEED = 20261122
OFFSET = 2.7
"""Mandelbrot's shift: the first few words are nearly equally frequent, as in real titles."""


def _split(line: str) -> list[str]:
    return line.split()


_HEADS = _split(
    "地域 産学 知的 戦略 先端 基盤 革新 国際 広域 中核 医療 創薬 再生 細胞 遺伝子 酵素 発酵 食品 水産 農業 畜産 "
    "林業 木材 繊維 陶磁 鋳造 金型 精密 光学 電子 半導体 情報 通信 画像 音声 データ 量子 計測 分析 環境 資源 "
    "循環 廃棄物 水質 大気 海洋 河川 防災 地震 建設 交通 物流 自動車 航空 宇宙 船舶 電池 水素 太陽光 風力 バイオ "
    "バイオマス ナノ ナノテク 材料 金属 樹脂 複合 表面 薄膜 触媒 ロボット 機械 制御 ソフトウェア ネットワーク "
    "デザイン 観光 福祉 介護 健康 予防 診断 機器 予報 知財 特許 標準 人材 起業 商店街 伝統 工芸"
)
_TAILS = _split(
    "研究 開発 技術 産業 連携 創成 創出 形成 育成 促進 推進 振興 支援 活用 高度化 実用化 事業化 実証 評価 試験 "
    "解析 設計 加工 製造 利用 応用 保全 管理 移転 交流"
)
_SUFFIXES = _split("事業 制度 補助 助成 委託 拠点 プラザ センター クラスター プログラム")
_PLACES = _split("北海 東国 西海 南島 中央 山手 川辺 湖畔 港湾 高原 平野 盆地")
_SUMMARY_ENDINGS = ("を支援する。", "に要する経費を助成する。", "の共同研究を委託する。", "に向けた相談に応じる。")


def words() -> list[str]:
    """Return every compound, most frequent first."""
    compounds = [head + tail for head in _HEADS for tail in _TAILS]
    compounds += [head + other for head in _HEADS[::2] for other in _HEADS[1::2]]
    compounds += [head + tail + suffix for head in _HEADS[::3] for tail in _TAILS[::3] for suffix in _SUFFIXES]
    unique = list(dict.fromkeys(compounds))
    np.random.default_rng(SEED).shuffle(unique)
    return unique


def weights(count: int) -> NDArray[np.float64]:
    """Return the chance of each of ``count`` words, by rank."""
    raw = 1.0 / (np.arange(count) + 1 + OFFSET)
    return raw / raw.sum()


def providers() -> list[tuple[str, str]]:
    """Return the synthetic bodies that offer measures, most frequent first, each with its provider type."""
    made = [(f"合成{place}省", "ministry") for place in _PLACES[:8]]
    made += [(f"合成{head}機構", "agency") for head in _HEADS[:60]]
    made += [(f"合成{place}県", "prefecture") for place in _PLACES]
    made += [(f"合成{place}市", "city") for place in _PLACES]
    made += [(f"合成{head}財団", "foundation") for head in _HEADS[60:]]
    return made


def title(number: int, drawn: list[str]) -> str:
    """Return the name of the measure with the number (from 1): 合成データ 第000123号 医療機器開発 …."""
    return f"合成データ 第{number:06d}号 {' '.join(drawn)}"


def summary(drawn: list[str], ending: int) -> str:
    """Return a sentence of the words drawn, some 40 to 90 characters as in the bundled facts."""
    return f"{drawn[0]}と{'、'.join(drawn[1:])}{_SUMMARY_ENDINGS[ending % len(_SUMMARY_ENDINGS)]}"
