using Microsoft.AspNetCore.OpenApi;

namespace Portal.Api;

/// <summary>The description of the interface for machines.</summary>
internal static class ApiDescription
{
    internal const string DocumentName = "v1";

    internal static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Removal Time Register";
            document.Info.Version = "1";
            document.Info.Description = "Metadata only: never send addresses, hashes of material, names or free text. Send the key as Authorization: Bearer KEY.";
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
    }
}
