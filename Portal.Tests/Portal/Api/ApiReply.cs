using System.Net;
using System.Text.Json;

namespace Portal.Tests.Portal.Api;

/// <summary>An answer of the interface for machines, read whole.</summary>
internal sealed record ApiReply(HttpStatusCode Status, string? MediaType, string Text, int RetryAfterSeconds)
{
    internal JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>Name of the problem, without its prefix; null for none.</summary>
    internal string? Problem => Json.TryGetProperty("type", out var type) ? type.GetString()!.Split(':')[^1] : null;

    internal (HttpStatusCode Status, string? Problem) Named => (Status, Problem);

    internal (HttpStatusCode Status, int Accepted, int Duplicates, int Rejected) Summary => (Status, Count("accepted"), Count("duplicates"), Count("rejected"));

    internal static async Task<ApiReply> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        await response.Content.ReadAsStringAsync(),
        (int)(response.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0));

    private int Count(string name) => Json.GetProperty(name).GetInt32();
}
