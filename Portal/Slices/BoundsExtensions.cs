using System.Text.Json.Nodes;
using Portal.Data.Cube;
using Portal.Documents;

namespace Portal.Slices;

/// <summary>How the limits of a figure from cells are written: what the items themselves would give lies between them.</summary>
internal static class BoundsExtensions
{
    extension(JsonObject document)
    {
        /// <summary>Adds both limits, null where open; nothing where the figure has none, because the items gave it.</summary>
        internal JsonObject WithBounds(Bounded? bounds, string prefix = "")
        {
            if (bounds is { } held)
            {
                document[prefix + "lowest"] = Json.Number(held.Lowest);
                document[prefix + "highest"] = Json.Number(held.Highest);
            }

            return document;
        }
    }
}
