using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Portal.Data.Regimes;

namespace Portal.Public.Regimes;

/// <summary>The catalogue in force as a file, for anybody: the same document as the verb writes and the program reads.</summary>
internal static class CatalogueEndpoint
{
    internal static async Task<FileContentHttpResult> GetAsync(RuleBook book, CancellationToken cancellation)
    {
        var catalogue = await book.CurrentAsync(cancellation);
        return TypedResults.File(
            Encoding.UTF8.GetBytes(catalogue.ToFile()), "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{catalogue.Version}\""));
    }
}
