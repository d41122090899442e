using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Portal.Tests.House;

public sealed class QueryTests
{
    /// <summary>Anybody may write anything behind a question mark: a parameter of another type would answer what does not read with an error, 500.</summary>
    [Fact]
    public void QueryParameters_OfEveryPage_AreWordsThatThePageReadsItself()
    {
        var parameters = typeof(PortalUrls).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(property => property.IsDefined(typeof(SupplyParameterFromQueryAttribute)))
            .ToArray();

        Assert.NotEmpty(parameters);
        Assert.Empty(parameters.Where(property => property.PropertyType != typeof(string) && property.PropertyType != typeof(string[])).Select(property => $"{property.DeclaringType!.Name}.{property.Name}"));
    }
}
