using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Rules;

/// <summary>ROLL3007: a stage that serves everyone the same variant has no date, so ROLL3001 cannot tell when the rollout is finished.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UndatedFinalStageAnalyzer() : RolloutAnalyzer(RuleDescriptors.UndatedFinalStage)
{
    /// <summary>The property of the diagnostic with the day of the build.</summary>
    public const string TodayProperty = "Today";

    private protected override void Register(CompilationStartAnalysisContext context, RolloutProject project)
    {
        if (LifecycleSettings.Of(project.Options) is not { } settings)
        {
            return;
        }

        var environments = project.Files.ToDictionary(file => file.Path, file => CountedEnvironments.Of(file, settings), StringComparer.Ordinal);
        var properties = ImmutableDictionary<string, string?>.Empty.Add(TodayProperty, DateText.Format(settings.Today));
        context.RegisterFlagAction(project, (file, flag, report) =>
        {
            var counted = environments[file.Path];
            if (FindInManifest(flag, counted, settings) is { Count: > 0 } undated
                && flag.GetRollout()?.Stages.FirstOrDefault(stage => stage.Name == undated[0].Stage) is { } stage)
            {
                report(Create(file.LocationOf(stage.Range), properties, flag, stage, CountedEnvironments.In([.. undated.Select(found => found.Environment)], counted)));
            }
        });
        context.RegisterAdditionalFileAction(file =>
        {
            if (project.FindOverlay(file.AdditionalFile) is not { } found
                || environments[found.Manifest.Path].FirstOrDefault(environment => environment.Overlay == found.Overlay) is not { Merged: { } merged } counted)
            {
                return;
            }

            foreach (var flag in merged.Flags)
            {
                if (IsStageOfOverlay(flag) && LifecycleFindings.UndatedFinalStage(flag, settings) is { } stage)
                {
                    // Without the property, which the fix needs: it writes into manifests only.
                    var range = flag.GetRollout()!.ActiveStage?.Range ?? stage.Range;
                    file.ReportDiagnostic(Create(found.Overlay.LocationOf(range, merged), properties: null, flag, stage, CountedEnvironments.In([counted], [counted])));
                }
            }
        });
    }

    /// <summary>Returns the environments in which the active stage has no date, unless the overlay decides the stage: then the date belongs into the overlay.</summary>
    private static List<(CountedEnvironment Environment, string Stage)>? FindInManifest(FlagDefinition flag, IReadOnlyList<CountedEnvironment> counted, LifecycleSettings settings)
    {
        List<(CountedEnvironment, string)>? found = null;
        foreach (var environment in counted)
        {
            var merged = environment.Find(flag);
            if (LifecycleFindings.UndatedFinalStage(merged, settings) is { } stage && !IsStageOfOverlay(merged))
            {
                (found ??= []).Add((environment, stage.Name));
            }
        }

        return found;
    }

    private static bool IsStageOfOverlay(FlagDefinition flag) => flag.GetRollout()?.StageLayer == ManifestLayer.Overlay;

    private static Diagnostic Create(Location location, ImmutableDictionary<string, string?>? properties, FlagDefinition flag, StageDefinition stage, string place)
        => Diagnostic.Create(RuleDescriptors.UndatedFinalStage, location, properties, PlainText.Quote(flag.Key), PlainText.Quote(stage.Name), place);
}
