namespace OpenRollout.Guardrails.Counting.Journals;

/// <summary>The kinds of items in a journal. Do not change their values.</summary>
internal enum JournalItem : byte
{
    /// <summary>A stratum with its counts so far, which gets the next number.</summary>
    Stratum = 1,

    /// <summary>A user: bit and arm in four bytes, and the number of the stratum in two.</summary>
    User = 2,

    /// <summary>A point of the history.</summary>
    Point = 3,

    /// <summary>The time of the decision.</summary>
    Decision = 4,

    /// <summary>The seen users of a page, as a list of bits. They are in the counts of the strata already.</summary>
    SparsePage = 5,

    /// <summary>The seen users of a page, as a bitmap. They are in the counts of the strata already.</summary>
    DensePage = 6,
}
