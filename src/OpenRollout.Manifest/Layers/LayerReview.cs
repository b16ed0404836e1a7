using OpenRollout.Manifest.Problems;

namespace OpenRollout.Manifest.Layers;

/// <summary>Reviews a merged manifest without errors.</summary>
/// <param name="manifest">The merged manifest.</param>
/// <param name="overlayFlags">The keys of the flags that the overlay names.</param>
/// <param name="problems">Receives the problems.</param>
internal delegate void LayerReview(RolloutManifest manifest, IReadOnlyCollection<string> overlayFlags, ProblemCollector problems);
