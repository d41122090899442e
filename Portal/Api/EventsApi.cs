using System.Security.Cryptography;
using Portal.Data.Accounts;
using Portal.Data.Imports;
using Portal.Data.Storage;

namespace Portal.Api;

/// <summary><c>POST /api/v1/events</c>: events of one source as CSV or NDJSON, with the same report as <c>portal import</c>.</summary>
internal static class EventsApi
{
    private const int LongestRequestName = 255;

    internal static void MapEventsApi(this IEndpointRouteBuilder routes) =>
        routes.MapPost(PortalUrls.ApiEvents, (Delegate)PostAsync)
            .DisableAntiforgery()
            .WithName("SendEvents")
            .WithSummary("Sends events of the key's source: the whole body or nothing, unless partial.")
            .WithDescription("The body is text/csv with a header or application/x-ndjson, plain, gzip or br. Idempotency-Key gives the same answer to the same body for seven days; partial=true keeps the good rows; dry_run=true takes everything back.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> PostAsync(HttpContext context, ApiAccess access, EventIntake intake, ApiOptions options)
    {
        var (key, refusal) = await access.AdmitAsync(context);
        if (key is null)
        {
            return refusal!;
        }

        if (key.SourceCode is null)
        {
            return ApiProblems.Of(StatusCodes.Status403Forbidden, ProblemTypes.KeyMayNotSend, "This key may read and not send.");
        }

        if (EventsQuery.Read(context.Request.Query) is not { } query)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, ProblemTypes.BadParameter, "Known are partial and dry_run, each true or false.");
        }

        var names = context.Request.Headers["Idempotency-Key"];
        if (names.Count > 1 || names.Any(name => name is not { Length: > 0 and <= LongestRequestName }))
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, ProblemTypes.BadIdempotencyKey, "Idempotency-Key has 1 to 255 characters and stands once.");
        }

        var (opened, problem) = EventBody.Open(context, options);
        if (opened is null)
        {
            return problem!;
        }

        await using var body = opened;
        return await TakeAsync(context, intake, key, body, query, names.Count == 0 ? null : names[0]);
    }

    private static async Task<IResult> TakeAsync(HttpContext context, EventIntake intake, ApiKey key, EventBody body, EventsQuery query, string? requestName)
    {
        try
        {
            using var turn = await intake.WaitAsync(context.RequestAborted);
            if (!turn.IsAcquired)
            {
                return ApiProblems.Later(context, StatusCodes.Status429TooManyRequests, ProblemTypes.QueueFull, "Too many bodies wait already.", TimeSpan.FromSeconds(10));
            }

            var answer = await intake.AnsweredAsync(key, requestName, context.RequestAborted) ?? await intake.TakeAsync(key, body, query, requestName, context.RequestAborted);
            return requestName is null || CryptographicOperations.FixedTimeEquals(await body.HashAsync(context.RequestAborted), answer.BodyHash)
                ? TypedResults.Content(answer.Answer, answer.Status == StatusCodes.Status200OK ? "application/json" : "application/problem+json", statusCode: answer.Status)
                : ApiProblems.Of(StatusCodes.Status422UnprocessableEntity, ProblemTypes.IdempotencyKeyReused, "This Idempotency-Key came before with another body.");
        }
        catch (InputTooLargeException)
        {
            return EventBody.TooLarge();
        }
        catch (DatabaseBusyException)
        {
            return ApiProblems.Later(context, StatusCodes.Status503ServiceUnavailable, ProblemTypes.DatabaseBusy, "Another import is running.", TimeSpan.FromSeconds(30));
        }
        catch (BadHttpRequestException failure)
        {
            return ApiProblems.Of(failure.StatusCode, ProblemTypes.IncompleteBody, "The body did not arrive whole.");
        }
    }
}
