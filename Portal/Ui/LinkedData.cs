using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Portal.Ui;

/// <summary>A block of JSON-LD in a page: data that programs read and no browser runs, so it needs no script in the policy.</summary>
public sealed class LinkedData : ComponentBase
{
    /// <summary>The document. A character that could end the block must be escaped in it already; one that is not is a fault.</summary>
    [Parameter]
    [EditorRequired]
    public required string Json { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (Json.Contains('<', StringComparison.Ordinal))
        {
            throw new InvalidOperationException("Linked data holds a character that could end its block.");
        }

        builder.AddMarkupContent(0, $"<script type=\"application/ld+json\">{Json}</script>");
    }
}
