namespace Portal.Api;

/// <summary>What the open addresses say when they can't answer, and how they read filters.</summary>
internal static class OpenProblem
{
    internal static Task NotFoundAsync(HttpContext context, string title, string detail) => SendAsync(context, StatusCodes.Status404NotFound, title, detail);

    internal static Task BadRequestAsync(HttpContext context, ArgumentException unknown) =>
        SendAsync(context, StatusCodes.Status400BadRequest, "No such part of the table", unknown.Message.Split(" (Parameter", 2)[0]);

    /// <summary>Filters of the form <c>c[component]=code,code</c>.</summary>
    internal static Dictionary<string, IReadOnlyList<string>> Filters(IQueryCollection query) => query
        .Where(pair => pair.Key is ['c', '[', .., ']'])
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
