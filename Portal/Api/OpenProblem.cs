using Portal.Data.Releases.Formats;

namespace Portal.Api;

/// <summary>What the open addresses say when they can't answer, and how they read filters.</summary>
internal static class OpenProblem
{
    internal static Task NotFoundAsync(HttpContext context, string title, string detail) => SendAsync(context, StatusCodes.Status404NotFound, title, detail);

    internal static Task NotAcceptableAsync(HttpContext context, string header, IEnumerable<string> offered) =>
        SendAsync(context, StatusCodes.Status406NotAcceptable, "No such format", $"Ask for one of these by {header}: {string.Join(", ", offered)}.");

    internal static Task RefusedAsync(HttpContext context, SdmxQueryException refused)
    {
        var (status, title) = refused.Refusal switch
        {
            SdmxRefusal.Malformed => (StatusCodes.Status400BadRequest, "Not a query of this standard"),
            SdmxRefusal.Unknown => (StatusCodes.Status422UnprocessableEntity, "Not a part of this dataflow"),
            SdmxRefusal.NoData => (StatusCodes.Status404NotFound, "Nothing found"),
            SdmxRefusal.NotOffered => (StatusCodes.Status501NotImplemented, "Not offered"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return SendAsync(context, status, title, refused.Message);
    }

    internal static Task BadRequestAsync(HttpContext context, ArgumentException unknown) =>
        SendAsync(context, StatusCodes.Status400BadRequest, "No such part of the table", unknown.Message.Split(" (Parameter", 2)[0]);

    /// <summary>Filters of the form <c>c[component]=code,code</c>.</summary>
    /// <exception cref="ArgumentException">One that was begun and not ended: answering as if it were not there would give more than was asked for.</exception>
    internal static Dictionary<string, IReadOnlyList<string>> Filters(IQueryCollection query) => query
        .Where(pair => pair.Key.StartsWith("c[", StringComparison.Ordinal))
        .Select(pair => pair.Key is [.., ']'] ? pair : throw new ArgumentException("A filter is written c[NAME]=CODE,CODE.", nameof(query)))
        .ToDictionary(
            pair => pair.Key[2..^1],
            pair => (IReadOnlyList<string>)[.. pair.Value.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
            StringComparer.Ordinal);

    private static Task SendAsync(HttpContext context, int status, string title, string detail)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return TypedResults.Problem(detail, statusCode: status, title: title).ExecuteAsync(context);
    }
}
