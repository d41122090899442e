using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Portal.Slices;

namespace Portal.Api;

/// <summary>What may stand behind the address of slices.</summary>
internal sealed record SlicesQuery
{
    private static readonly string[] Known = ["provider", "host", "issuer", "category", "rule", "from", "to", "as_of", "known_at", "exact"];

    [FromQuery(Name = "provider")]
    [Description("Provider code; all that the key may see if left out.")]
    public string? Provider { get; init; }

    [FromQuery(Name = "host")]
    [Description("Host country, ISO 3166-1 alpha-2.")]
    public string? Host { get; init; }

    [FromQuery(Name = "issuer")]
    [Description("Country of who sent the notice, ISO 3166-1 alpha-2.")]
    public string? Issuer { get; init; }

    [FromQuery(Name = "category")]
    [Description("Category code, exactly.")]
    public string? Category { get; init; }

    [FromQuery(Name = "rule")]
    [Description("Row id of the rule that binds.")]
    public string? Rule { get; init; }

    [FromQuery(Name = "from")]
    [Description("First day, UTC, such as 2026-01-01. Required.")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    [Description("The day after the last, UTC. Required.")]
    public string? To { get; init; }

    [FromQuery(Name = "as_of")]
    [Description("Instant of looking, RFC 3339; later events are left out. Now if left out.")]
    public string? AsOf { get; init; }

    [FromQuery(Name = "known_at")]
    [Description("Instant of knowing, RFC 3339; events recorded later are left out. All are known if left out.")]
    public string? KnownAt { get; init; }

    [FromQuery(Name = "exact")]
    [Description("true folds the events anew: slow, and the audit path.")]
    public string? Exact { get; init; }

    /// <summary>The question, or why it is none. A name that is not known, or stands twice, is never passed over.</summary>
    internal (SliceRequest? Request, SliceProblem? Problem) Read(IQueryCollection query)
    {
        foreach (var (name, value) in query)
        {
            if (!Known.Contains(name, StringComparer.Ordinal))
            {
                return (null, new SliceProblem("query", $"knows {string.Join(", ", Known)} and no other name"));
            }

            if (value is not [{ Length: > 0 }])
            {
                return (null, new SliceProblem(name, "stands once and has a value"));
            }
        }

        return Exact is null or "true" or "false"
            ? (new SliceRequest
            {
                Provider = Provider,
                Host = Host,
                Issuer = Issuer,
                Category = Category,
                Rule = Rule,
                From = From,
                To = To,
                AsOf = AsOf,
                KnownAt = KnownAt,
                IsExact = Exact == "true",
            }, null)
            : (null, new SliceProblem("exact", "is true or false"));
    }
}
