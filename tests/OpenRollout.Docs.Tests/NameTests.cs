using System.Text.RegularExpressions;

namespace OpenRollout.Docs.Tests;

/// <summary>The types, members, files and folders that the pages for contributors name exist: a renamed type fails here.</summary>
public sealed partial class NameTests
{
    private static readonly string[] Code = ["src", "generators", "analyzers", "tests", "benchmarks", "samples", "eng", "Directory.Build.props"];

    /// <summary>Names that are not in the code: .NET's, and those of options that a project can set.</summary>
    private static readonly string[] Others = ["PackageValidationBaselineVersion", "ReaderWriterLockSlim", "RuntimeHostConfigurationOption"];

    private static readonly Lazy<HashSet<string>> Known = new(() =>
    [
        .. Others,
        .. Code.SelectMany(Repository.Files).SelectMany(path => path.Split('/', '.')),
        .. Code.SelectMany(Repository.Files).Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith("props", StringComparison.Ordinal))
            .SelectMany(path => Identifier().Matches(Repository.Read(path))).Select(match => match.Value),
    ]);

    public static TheoryData<string> Pages => ["docs/architecture.md", "CONTRIBUTING.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Names_of_types_and_members_exist(string page) => Assert.Empty(NamesIn(page, Name()).Except(Known.Value));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Files_and_folders_exist(string page) => Assert.DoesNotContain(NamesIn(page, FileName()), path => !Repository.Has(path));

    private static IEnumerable<string> NamesIn(string page, Regex name) => name.Matches(Repository.Read(page)).Select(match => match.Groups["name"].Value).Distinct();

    [GeneratedRegex(@"\b[A-Z]\w+")]
    private static partial Regex Identifier();

    /// <summary>A name in backticks, also with what follows it: <c>`Linker`</c>, <c>`GetContext()`</c>, <c>`FieldInfo.GetValue`</c>, <c>`Http/`</c>.</summary>
    [GeneratedRegex(@"`(?<name>[A-Z][a-z]\w+)[^`\w]?[^`]*`")]
    private static partial Regex Name();

    /// <summary>A path that begins in a folder of the root.</summary>
    [GeneratedRegex(@"`(?<name>(?:src|generators|analyzers|tests|benchmarks|samples|eng|docs)/[\w./-]*)`")]
    private static partial Regex FileName();
}
