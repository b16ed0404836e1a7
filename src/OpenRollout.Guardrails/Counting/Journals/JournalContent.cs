namespace OpenRollout.Guardrails.Counting.Journals;

/// <summary>The content of a journal.</summary>
/// <param name="Users">The evidence.</param>
/// <param name="Length">The number of bytes that are whole.</param>
/// <param name="Checksum">The checksum of these bytes, which the next frame continues.</param>
/// <param name="FitsMemory">Whether the seen users fit the memory; if not, the rest is meaningless.</param>
internal sealed record JournalContent(CountedUsers Users, int Length, ulong Checksum, bool FitsMemory);
