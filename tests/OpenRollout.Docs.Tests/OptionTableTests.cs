using System.Reflection;

namespace OpenRollout.Docs.Tests;

/// <summary>The page about sources names every option and every part of the status, and no other.</summary>
public sealed class OptionTableTests
{
    private static readonly string[] Rows = [.. Pages.Lines("sources.md").Where(line => line.StartsWith("| `", StringComparison.Ordinal))];

    [Theory]
    [InlineData(typeof(HttpManifestOptions))]
    [InlineData(typeof(ManifestStatus))]
    public void Every_property_has_a_row(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            Assert.Contains(Rows, row => row.StartsWith($"| `{property.Name}`", StringComparison.Ordinal));
        }
    }
}
