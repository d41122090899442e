using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Portal.Api;

/// <summary>Problems as documents. Their sentences are fixed: nothing that was sent is repeated.</summary>
internal static class ApiProblems
{
    internal static ProblemHttpResult Of(int status, string type, string title) => TypedResults.Problem(statusCode: status, type: ProblemTypes.Uri(type), title: title);

    /// <summary>A problem that goes away; the header says after how many seconds.</summary>
    internal static ProblemHttpResult Later(HttpContext context, int status, string type, string title, TimeSpan after)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Of(status, type, title);
    }

    internal static ProblemHttpResult Unauthorized(HttpContext context, string type, string title)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Of(StatusCodes.Status401Unauthorized, type, title);
    }
}
