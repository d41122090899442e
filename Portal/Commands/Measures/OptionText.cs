using System.Globalization;
using NodaTime;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>Reads option values, or says which option is wrong.</summary>
internal static class OptionText
{
    internal static double? Number(string option, string? text) => Numbers(option, text) switch
    {
        null => null,
        [var single] => single,
        _ => throw new WrongUsageException($"{option} takes one number"),
    };

    internal static double[]? Numbers(string option, string? text) =>
        text is null ? null : Array.ConvertAll(text.Split(','), part =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
                ? value
                : throw new WrongUsageException($"{option} takes numbers with commas between"));

    internal static double[]? Ages(string option, string? text)
    {
        var numbers = Numbers(option, text);
        return numbers is null || Array.TrueForAll(numbers, age => age >= 0) ? numbers : throw new WrongUsageException($"{option} takes numbers from 0");
    }

    internal static double[]? Shares(string option, string? text)
    {
        var numbers = Numbers(option, text);
        return numbers is null || Array.TrueForAll(numbers, share => share is > 0 and < 1)
            ? numbers
            : throw new WrongUsageException($"{option} takes shares above 0 and below 1");
    }

    internal static int? Count(string option, string? text) =>
        text is null ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 2 ? value
        : throw new WrongUsageException($"{option} takes a whole number from 2");

    internal static Instant[] Instants(string option, string? text) =>
        text is null ? [] : Array.ConvertAll(text.Split(','), part => InstantText.TryParse(part)
            ?? throw new WrongUsageException($"{option} takes RFC 3339 times with an offset, comma between"));
}
