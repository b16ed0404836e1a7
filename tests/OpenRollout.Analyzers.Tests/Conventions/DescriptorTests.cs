using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace OpenRollout.Analyzers.Tests;

/// <summary>Ids, help links, pages and release tables are consistent.</summary>
public sealed partial class DescriptorTests
{
    public static TheoryData<string> Ids => [.. RuleSet.Descriptors.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Each_id_is_raised_by_one_class()
        => Assert.Equal(RuleSet.Descriptors.Select(descriptor => descriptor.Id).Distinct(), RuleSet.Descriptors.Select(descriptor => descriptor.Id));

    [Fact]
    public void Each_descriptor_belongs_to_a_class()
        => Assert.Equal(
            ManifestDescriptors.All.Concat(RuleDescriptors.All).Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal),
            RuleSet.Descriptors.Select(descriptor => descriptor.Id));

    [Fact]
    public void The_repository_is_that_of_the_package()
    {
        var properties = XDocument.Load(Repository.PathOf("Directory.Build.props"));
        Assert.Equal(HelpLink.Repository, properties.Descendants("RepositoryUrl").Single().Value);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_help_link_leads_to_the_rules_own_page(string id)
    {
        var descriptor = RuleSet.Descriptors.Single(descriptor => descriptor.Id == id);
        Assert.Equal($"{HelpLink.Repository}/blob/main/docs/diagnostics/{id}.md", descriptor.HelpLinkUri);
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", Repository.Read($"docs/diagnostics/{id}.md"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_cause_example_fix_and_configuration(string id)
    {
        string[] expected = ["## Cause", "## Example", "## How to fix", "## How to configure"];
        // In this order; a page can have further headings.
        Assert.Equal(expected, Repository.Read($"docs/diagnostics/{id}.md").Split('\n').Where(expected.Contains));
    }

    [Fact]
    public void Each_page_is_of_a_rule()
        => Assert.Equal(
            RuleSet.Descriptors.Select(descriptor => $"{descriptor.Id}.md").Prepend("README.md"),
            Directory.EnumerateFiles(Repository.PathOf("docs/diagnostics")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_rule_is_in_the_release_tables()
        => Assert.Equal(
            RuleSet.Descriptors.Select(descriptor => $"{descriptor.Id} | {descriptor.Category} | {SeverityOf(descriptor)} | {descriptor.Title}"),
            Row().Matches(
                Repository.Read("analyzers/OpenRollout.Analyzers/AnalyzerReleases.Shipped.md")
                + Repository.Read("analyzers/OpenRollout.Analyzers/AnalyzerReleases.Unshipped.md"))
                .Select(row => row.Value.TrimEnd()).Order(StringComparer.Ordinal));

    [Fact]
    public void The_index_is_made_of_the_descriptors() => Snapshot.Matches("docs/diagnostics/README.md", DiagnosticsIndex.Render());

    /// <summary>A plain dotnet format applies the fixes of warnings, so no fix belongs to a rule that is a warning by default.</summary>
    [Fact]
    public void Fixes_belong_to_information_or_to_what_is_off()
        => Assert.All(
            FixSet.Providers.SelectMany(fix => fix.FixableDiagnosticIds).Select(id => RuleSet.Descriptors.Single(descriptor => descriptor.Id == id)),
            descriptor => Assert.True(descriptor.DefaultSeverity == DiagnosticSeverity.Info || !descriptor.IsEnabledByDefault));

    internal static string SeverityOf(DiagnosticDescriptor descriptor)
        => descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "Disabled";

    [GeneratedRegex(@"^ROLL\d{4} \|.*$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
