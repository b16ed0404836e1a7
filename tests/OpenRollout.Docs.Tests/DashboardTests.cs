using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenRollout.Docs.Tests;

/// <summary>The dashboard queries metrics and labels that exist, by the names that OpenTelemetry's exporters for Prometheus give them.</summary>
public sealed partial class DashboardTests
{
    private static readonly string[] Queries = [.. QueriesOf(JsonDocument.Parse(Repository.Read("docs/grafana/openrollout.json")).RootElement)];

    [Fact]
    public void Every_query_names_a_metric_of_the_page()
    {
        var metrics = Pages.Lines("telemetry.md").Select(line => Instrument().Match(line)).Where(match => match.Success)
            .SelectMany(match => MetricsOf(match.Groups["name"].Value, match.Groups["kind"].Value, match.Groups["unit"].Value)).ToHashSet();

        Assert.NotEmpty(Queries);
        Assert.All(Queries, query => Assert.NotEmpty(Metric().Matches(query)));
        Assert.All(Queries.SelectMany(query => Metric().Matches(query)), match => Assert.Contains(match.Groups["name"].Value, metrics));
    }

    [Fact]
    public void Every_query_and_legend_names_labels_of_the_page()
    {
        var labels = Pages.Lines("telemetry.md").Select(line => Attribute().Match(line)).Where(match => match.Success)
            .Select(match => Underscored(match.Groups["name"].Value)).Append("le").ToHashSet();
        var legends = Legend().Matches(Repository.Read("docs/grafana/openrollout.json")).Select(match => match.Groups["name"].Value);
        var used = Queries.SelectMany(query => Grouping().Matches(query)).SelectMany(match => match.Groups["names"].Value.Split(", "))
            .Concat(Queries.SelectMany(query => Selector().Matches(query)).Select(match => match.Groups["name"].Value))
            .Concat(legends);

        Assert.All(used, label => Assert.Contains(label, labels));
    }

    /// <summary>Returns the names in Prometheus: a suffix for the unit, unless it is an annotation in braces, and one for the kind.</summary>
    private static IEnumerable<string> MetricsOf(string name, string kind, string unit)
    {
        var series = Underscored(name) + unit switch { "s" => "_seconds", "1" => "_ratio", _ => "" };
        return kind switch
        {
            "counter" => [series + "_total"],
            "histogram" => [series + "_bucket", series + "_sum", series + "_count"],
            _ => [series],
        };
    }

    private static string Underscored(string name) => name.Replace('.', '_');

    private static IEnumerable<string> QueriesOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => member.Name is "expr" or "definition" ? [member.Value.GetString()!] : QueriesOf(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(QueriesOf),
        _ => [],
    };

    [GeneratedRegex(@"^\| `(?<name>openrollout\.[a-z_.]+)` \| (?<kind>counter|gauge|histogram), `(?<unit>[^`]+)` \|")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"^\| `(?<name>(openrollout|feature_flag)\.[a-z_.]+)` \|(?! (counter|gauge|histogram),)")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\b(?<name>openrollout_[a-z_]+)(?=\{|, [a-z_]+\)$)")]
    private static partial Regex Metric();

    [GeneratedRegex(@"\bby \((?<names>[a-z_, ]+)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"(?<=[{,] ?|, )(?<name>[a-z_]+)(=|=~|\)$)")]
    private static partial Regex Selector();

    [GeneratedRegex(@"\{\{(?<name>[a-z_]+)\}\}")]
    private static partial Regex Legend();
}
