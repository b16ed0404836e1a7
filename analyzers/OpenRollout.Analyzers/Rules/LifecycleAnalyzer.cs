using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>A rule about the age of flags. Without a day (OpenRolloutToday) nothing has an age.</summary>
internal abstract class LifecycleAnalyzer(DiagnosticDescriptor descriptor) : RolloutAnalyzer(descriptor)
{
    /// <summary>Whether the rule is shown at the flag in the manifest.</summary>
    private protected abstract bool IsShownInManifest { get; }

    /// <summary>Whether the rule is shown at each use of the flag.</summary>
    private protected abstract bool IsShownAtUses { get; }

    private protected sealed override void Register(CompilationStartAnalysisContext context, RolloutProject project)
    {
        // Judged here, once for each flag: where there is nothing to say, as nearly always, no code is looked at.
        if (LifecycleSettings.Of(project.Options) is not { } settings || FindAll(project, settings) is not { Count: > 0 } findings)
        {
            return;
        }

        if (IsShownInManifest)
        {
            context.RegisterFlagAction(project, (file, flag, report) =>
            {
                if (findings.TryGetValue((file.Path, flag.Key), out var finding))
                {
                    report(finding.At(file.LocationOf(flag.Range)));
                }
            });
        }

        if (IsShownAtUses)
        {
            var keys = new HashSet<string>(findings.Keys.Select(finding => finding.Key), StringComparer.Ordinal);
            void Report(OperationAnalysisContext operation, FlagUse use)
            {
                var flags = project.FindFlags(use.Flag);
                if (flags.Count > 0 && flags.All(flag => findings.ContainsKey((flag.File.Path, use.Flag.Key))))
                {
                    operation.ReportDiagnostic(findings[(flags[0].File.Path, use.Flag.Key)].At(use.Location));
                }
            }

            context.RegisterFlagUseAction(project, Report, keys);
        }
    }

    private Dictionary<(string Path, string Key), LifecycleFinding> FindAll(RolloutProject project, LifecycleSettings settings)
    {
        var findings = new Dictionary<(string Path, string Key), LifecycleFinding>();
        foreach (var file in project.Files)
        {
            foreach (var flag in file.Manifest.Flags)
            {
                if (Judge(flag, settings) is { } finding)
                {
                    findings[(file.Path, flag.Key)] = finding;
                }
            }
        }

        return findings;
    }

    /// <summary>Returns what the rule says of a flag, or null.</summary>
    private protected abstract LifecycleFinding? Judge(FlagDefinition flag, LifecycleSettings settings);
}
