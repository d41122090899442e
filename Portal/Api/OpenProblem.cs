namespace Portal.Api;

/// <summary>What the open addresses say when they can't answer, and how they read filters.</summary>
internal static class OpenProblem
{
    internal static Task NotFoundAsync(HttpContext context, string title, string detail) => SendAsync(context, StatusCodes.Status404NotFound, title, detail);

    internal static Task NotAcceptableAsync(HttpContext context, IEnumerable<string> offered) =>
        SendAsync(context, StatusCodes.Status406NotAcceptable, "No such format", $"Ask for one of these by Accept: {string.Join(", ", offered)}.");

    internal static Task NotOfferedAsync(HttpContext context, string detail) => SendAsync(context, StatusCodes.Status501NotImplemented, "Not offered", detail);

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
