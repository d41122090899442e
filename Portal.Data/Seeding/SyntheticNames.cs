using System.Globalization;

namespace Portal.Data.Seeding;

/// <summary>
/// Invented provider names: a compound of two syllables and a noun, every one ending in "(fictional)".
/// A few are in other scripts, one is long: pages must bear them.
/// </summary>
internal static class SyntheticNames
{
    private static readonly string[] First =
        ["North", "Quill", "Bram", "Vell", "Thorn", "Ash", "Mer", "Hol", "Fen", "Ost", "Wyn", "Cal", "Dra", "Lum", "Sor", "Pell", "Kess", "Tarn", "Ibis", "Marl"];

    private static readonly string[] Second =
        ["vane", "moor", "wick", "stow", "mere", "holt", "gate", "low", "rick", "dale", "combe", "fold", "ridge", "by", "worth", "hurst", "fleet", "ney", "lund", "sey"];

    private static readonly string[] Nouns =
        ["Clips", "Cloud", "Hosting", "Boards", "Images", "Share", "Locker", "Servers", "Search", "Circle", "Stream", "Racks", "Pages", "Vault", "Forum"];

    private static readonly string[] OtherScripts = ["Žďárník Úložiště", "Северин Хостинг", "Ångmåla Bilder", "Λύρα Φόρουμ", "Ñandú Nube"];

    private static readonly string[] RightToLeft = ["استضافة نورفان", "אחסון קווילמור"];

    internal static string Of(int index, CounterRandom draws)
    {
        var name = index switch
        {
            9 => "The Very Long Named Cooperative of Independent Image Boards, Forums and File Lockers of Greater Northmoor",
            _ when index % 50 == 17 => OtherScripts[index / 50 % OtherScripts.Length],
            _ when index % 100 == 33 => RightToLeft[index / 100 % RightToLeft.Length],
            _ => $"{Pick(First, draws.Uniform(20))}{Pick(Second, draws.Uniform(21))} {Pick(Nouns, draws.Uniform(22))}",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{name} {index + 1} (fictional)");
    }

    private static string Pick(string[] words, double u) => words[(int)(u * words.Length)];
}
