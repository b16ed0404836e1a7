namespace OpenRollout.Removal.Passes;

/// <summary>A pass for which a member is enough: it finds nothing in a member that has not changed since it has seen it.</summary>
internal interface IMemberPass : ITreePass;
