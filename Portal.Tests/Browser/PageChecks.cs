using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.Tests.Browser;

/// <summary>Questions asked inside a page.</summary>
internal static class PageChecks
{
    /// <summary>The words of charts that the window cuts off.</summary>
    internal const string LabelsOutside = """
        () => [...document.querySelectorAll('svg text')]
          .map(text => [text.textContent, text.getBoundingClientRect()])
          .filter(([, box]) => box.width > 0 && (box.right > innerWidth - 1 || box.left < 1))
          .map(([text]) => text)
        """;

    /// <summary>What axe finds, a line each; empty where it finds nothing.</summary>
    internal static async Task<string> BarriersAsync(IPage page) =>
        string.Join('\n', (await page.RunAxe()).Violations.Select(item => $"{page.Url}: {item.Id}: {item.Nodes[0].Html}"));
}
