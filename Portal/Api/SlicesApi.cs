using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Portal.Data.Notices;
using Portal.Documents;
using Portal.Slices;

namespace Portal.Api;

/// <summary><c>GET /api/v1/slices</c>: the document of <c>portal slice</c>, of what the key may see and nothing else.</summary>
internal static class SlicesApi
{
    internal static void MapSlicesApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet(PortalUrls.ApiSlices, GetAsync)
            .WithName("ReadSlice")
            .WithSummary("Every measure of one slice of the notices that the key may see.")
            .WithDescription("The same document as portal slice prints; scope says whose notices it is about. Times are in seconds, shares between 0 and 1, null where undefined. Whole UTC months are answered at once; other days, and exact=true, are counted from the events, one question at a time.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> GetAsync(HttpContext context, [AsParameters] SlicesQuery query, ApiAccess access, SlicesDesk desk, SliceAnswers answers, IClock clock)
    {
        var (key, refusal) = await access.AdmitAsync(context);
        if (key is null)
        {
            return refusal!;
        }

        if (key.Reads is not { } scope)
        {
            return ApiProblems.Of(StatusCodes.Status403Forbidden, ProblemTypes.KeyMayNotRead, "This key may send and not read.");
        }

        var (request, unread) = query.Read(context.Request.Query);
        var (question, problem) = request?.Read(clock.GetCurrentInstant()) ?? (null, unread);
        if (question is null)
        {
            return Bad(problem!);
        }

        // Before any code is looked up: whether something exists outside is nobody's to learn
        if (!IsInside(question.Filter, scope))
        {
            return ApiProblems.Of(StatusCodes.Status403Forbidden, ProblemTypes.OutsideScope, "This key may not read that.");
        }

        context.Response.Headers.CacheControl = "no-store";
        return await answers.UnknownCodeAsync(question, context.RequestAborted) is { } unknown
            ? Bad(unknown)
            : await AnswerAsync(context, desk, answers, scope, question);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, SlicesDesk desk, SliceAnswers answers, Scope scope, SliceQuestion question)
    {
        var (document, asked) = await answers.FromCellsAsync(scope, question, context.RequestAborted);
        if (document is null)
        {
            using var turn = await desk.WaitAsync(context.RequestAborted);
            if (!turn.IsAcquired)
            {
                return ApiProblems.Later(
                    context, StatusCodes.Status429TooManyRequests, ProblemTypes.QueueFull, "Too many questions wait for the events already. Whole UTC months up to now need no waiting.", TimeSpan.FromSeconds(10));
            }

            document = await answers.FromEventsAsync(scope, asked, context.RequestAborted);
        }

        return TypedResults.Content(Json.Text(document), "application/json");
    }

    private static bool IsInside(ItemFilter filter, Scope scope) => scope switch
    {
        Scope.All => true,
        Scope.OfProvider one => filter.Provider is null || filter.Provider == one.Code,
        Scope.OfJurisdiction one => filter.IssuerCountry is null || filter.HostCountry is null || filter.IssuerCountry == one.Code || filter.HostCountry == one.Code,
        _ => false,
    };

    private static ProblemHttpResult Bad(SliceProblem problem) =>
        ApiProblems.Of(StatusCodes.Status400BadRequest, ProblemTypes.BadParameter, $"{problem.Part} {problem.Message}.");
}
