using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>What an accessor needs to evaluate a flag as the client would, without the client.</summary>
/// <param name="State">What the provider serves.</param>
/// <param name="Ambient">The contexts around the caller's.</param>
internal readonly record struct DirectAccess(ProviderState State, AttributePlaces Ambient);
