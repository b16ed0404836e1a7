using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Tests;

/// <summary>The removals of all cases, one for each flag, value and set of options.</summary>
internal sealed class CaseRun
{
    private static readonly ConcurrentDictionary<(string Key, object Value, CaseOptions Options), Lazy<CaseRun>> Runs = new();
    private readonly Dictionary<string, CaseFile> _files;
    private readonly RemovalResult _result;
    private readonly Lazy<LoadedProgram> _before;
    private readonly Lazy<LoadedProgram> _after;

    private CaseRun((string Key, object Value, CaseOptions Options) setup)
    {
        _files = AllCases.Cases.Where(known => SetupOf(known).Equals(setup)).Select((known, index) => new CaseFile(known, "Case" + index)).ToDictionary(file => file.Case.Name);
        var before = TestCompilation.Create(_files.Values.Select(file => (file.Path, file.Before)), setup.Key, setup.Value);
        _result = FlagRemoval.Run(new RemovalRequest(setup.Key, setup.Value, [before])
        {
            KeepTests = setup.Options.HasFlag(CaseOptions.KeepTests),
            DropExposures = setup.Options.HasFlag(CaseOptions.DropExposures),
        });
        var after = TestCompilation.With(before, _result.Texts);
        Assert.Empty(NewDiagnostics(before, after));
        _before = new Lazy<LoadedProgram>(() => new LoadedProgram(before));
        _after = new Lazy<LoadedProgram>(() => new LoadedProgram(after));
    }

    public static CaseRun For(Case known) => Runs.GetOrAdd(SetupOf(known), static setup => new Lazy<CaseRun>(() => new CaseRun(setup))).Value;

    /// <summary>Verifies a case: its text, what was refused and listed, and that it does the same as before.</summary>
    public void Verify(Case known)
    {
        var file = _files[known.Name];
        var text = _result.Texts.TryGetValue(file.Path, out var changed) ? changed.ToString() : file.Before;
        var refusals = _result.Refusals.Where(place => place.Span.Path == file.Path).ToList();
        Assert.True(file.After == text, $"{known.Name}\n--- expected\n{file.After}\n--- actual\n{text}\n{string.Join('\n', refusals)}");
        Assert.Equal(file.Refusals, refusals.Select(place => (place.Span.StartLinePosition.Line, place.Span.StartLinePosition.Character)));
        Assert.All(refusals, (place, index) => Assert.StartsWith(known.Reasons.ElementAtOrDefault(index) ?? known.Reason ?? "none", place.Reason, StringComparison.Ordinal));
        var notices = _result.Notices.Where(place => place.Span.Path == file.Path).ToList();
        Assert.True(
            known.Notices.Length == notices.Count && known.Notices.Zip(notices).All(pair => pair.Second.Reason.StartsWith(pair.First, StringComparison.Ordinal)),
            string.Join('\n', notices));
        if (known.IsRun)
        {
            Assert.Equal(_before.Value.Run(file.ClassName), _after.Value.Run(file.ClassName));
        }
    }

    private static (string Key, object Value, CaseOptions Options) SetupOf(Case known) => (known.Key, known.Value, known.Options);

    /// <summary>Returns the errors and warnings that are new, by a simple comparison of their texts.</summary>
    private static IEnumerable<string> NewDiagnostics(Compilation before, Compilation after)
    {
        static IEnumerable<string> Show(Compilation compilation) => compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => $"{diagnostic.Location.SourceTree?.FilePath} {diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        return Show(after).Except(Show(before));
    }
}
