using System.Globalization;
using NodaTime;
using Portal.Data.Clocks;

namespace Portal.Ui.Workbench;

/// <summary>What a board's address asks for: filters, the zone of its times and the notice whose story is open. Unknown values ask for nothing.</summary>
public sealed record BoardAddress
{
    /// <summary>The group; null for all.</summary>
    public BoardState? State { get; init; }

    /// <summary>Provider code; null for all.</summary>
    public string? Provider { get; init; }

    /// <summary>Host country code; null for all.</summary>
    public string? Host { get; init; }

    /// <summary>Category code; null for all.</summary>
    public string? Category { get; init; }

    /// <summary>Row id of the binding rule; null for all.</summary>
    public string? Rule { get; init; }

    /// <summary>When the limit falls; null for any time.</summary>
    public BoardWindow? Due { get; init; }

    /// <summary>In whose zone times are shown.</summary>
    public BoardZone Zone { get; init; }

    /// <summary>Public reference of the notice whose story is open; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>Whether any filter is set.</summary>
    public bool IsFiltered => State is not null || Provider is not null || Host is not null || Category is not null || Rule is not null || Due is not null;

    /// <summary>The words of an address, in their order.</summary>
    internal IEnumerable<KeyValuePair<string, string?>> Query =>
    [
        new("state", Word(State)), new("provider", Provider), new("host", Host), new("category", Category), new("rule", Rule),
        new("due", Word(Due)), new("zone", Zone == BoardZone.Utc ? null : Word<BoardZone>(Zone)), new("notice", Notice),
    ];

    /// <summary>The word of a choice in an address.</summary>
    internal static string? Word<T>(T? choice)
        where T : struct, Enum => choice?.ToString().ToLower(CultureInfo.InvariantCulture);

    /// <summary>Reads a choice from an address; null where it is none.</summary>
    internal static T? Read<T>(string? word)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(one => Word(one) == word);

    /// <summary>The filter at an instant.</summary>
    internal BoardFilter FilterAt(Instant now)
    {
        var (from, to) = Due switch
        {
            BoardWindow.PastWeek => (now - Duration.FromDays(7), now),
            BoardWindow.PastDay => (now - Duration.FromDays(1), now),
            BoardWindow.Next6Hours => (now, now + Duration.FromHours(6)),
            BoardWindow.NextDay => (now, now + Duration.FromDays(1)),
            BoardWindow.NextWeek => (now, now + Duration.FromDays(7)),
            _ => ((Instant?)null, (Instant?)null),
        };
        return new BoardFilter { Provider = Provider, HostCountry = Host, Category = Category, Rule = Rule, DueFrom = from, DueTo = to };
    }
}
