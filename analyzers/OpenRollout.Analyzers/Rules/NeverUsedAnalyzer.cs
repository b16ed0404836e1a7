using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Rules;

/// <summary>
/// ROLL3005: no code of the project uses the flag. It is the only rule that waits for the end of the compilation. It reports
/// nothing if other projects share the manifest, or if the project computes a key, which can then be the key of any flag.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NeverUsedAnalyzer() : RolloutAnalyzer(RuleDescriptors.NeverUsed)
{
    /// <summary>Razor views are generated code, and a flag that only a view uses is used.</summary>
    private protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private protected override void Register(CompilationStartAnalysisContext context, RolloutProject project)
    {
        if (string.Equals(project.Options.FindProperty("OpenRolloutSharedManifest"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var used = new ConcurrentDictionary<(string Path, string Key), bool>();
        var hasComputedKey = false;
        context.RegisterFlagUseAction(project, (_, use) =>
        {
            foreach (var flag in project.FindFlags(use.Flag))
            {
                used[(flag.File.Path, use.Flag.Key)] = true;
            }
        });
        context.RegisterKeyTextAction(project, (_, text) =>
        {
            if (text.Key is null)
            {
                Volatile.Write(ref hasComputedKey, true);
            }
        });
        context.RegisterCompilationEndAction(end =>
        {
            if (Volatile.Read(ref hasComputedKey))
            {
                return;
            }

            foreach (var file in project.Files.Where(file => file.IsGeneratedHere))
            {
                var required = new HashSet<string>(
                    file.Manifest.Flags.SelectMany(flag => flag.GetRollout()?.Requires ?? []).Select(name => name.Value), StringComparer.Ordinal);
                foreach (var flag in file.Manifest.Flags.Where(flag => !used.ContainsKey((file.Path, flag.Key)) && !required.Contains(flag.Key)))
                {
                    end.ReportDiagnostic(Diagnostic.Create(RuleDescriptors.NeverUsed, file.LocationOf(flag.Range), PlainText.Quote(flag.Key)));
                }
            }
        });
    }
}
