using OpenRollout.Evaluation;

namespace OpenRollout.Benchmarks;

/// <summary>Evaluates the rules of <c>stories</c> for each user, by every API. Each loop is written out as in an application, without a delegate between the loop and the call.</summary>
internal static class Loops
{
    /// <summary>The targeting key and the attributes that the manifest declares.</summary>
    private const int AttributeCount = 7;

    private static readonly FlagsSnapshot[] TypedSnapshots = [.. Population.FlagContexts.Select(context => Flags.Snapshot(in context))];
    private static readonly FlagsSnapshot[] UntypedSnapshots = [.. Population.EvaluationContexts.Select(context => Flags.Snapshot(context))];

    public static int HandWrittenStruct()
    {
        var count = 0;
        foreach (ref var user in Population.Users.AsSpan())
        {
            count += HandWritten.IsStoriesOn(in user) ? 1 : 0;
        }

        return count;
    }

    public static int HandWrittenDictionary()
    {
        var count = 0;
        foreach (var user in Population.Dictionaries)
        {
            count += HandWritten.IsStoriesOn(user) ? 1 : 0;
        }

        return count;
    }

    public static int TypedSnapshot() => Count(TypedSnapshots);

    public static int UntypedSnapshot() => Count(UntypedSnapshots);

    public static int MakeSnapshot()
    {
        var count = 0;
        foreach (var context in Population.EvaluationContexts)
        {
            _ = Flags.Snapshot(context);
            count++;
        }

        return count;
    }

    public static int MakeTypedSnapshot()
    {
        var count = 0;
        foreach (ref var context in Population.FlagContexts.AsSpan())
        {
            _ = Flags.Snapshot(in context);
            count++;
        }

        return count;
    }

    /// <summary>Allocates what a snapshot of an EvaluationContext allocates, and does nothing else.</summary>
    public static int AllocateContents()
    {
        for (var user = 0; user < Population.Size; user++)
        {
            GC.KeepAlive(new object[AttributeCount]);
        }

        return Population.Size;
    }

    /// <summary>Allocates what a snapshot of a typed context allocates, and does nothing else.</summary>
    public static int AllocateAttributes()
    {
        for (var user = 0; user < Population.Size; user++)
        {
            GC.KeepAlive(new AttributeValue[AttributeCount]);
        }

        return Population.Size;
    }

    public static int TypedContext()
    {
        var count = 0;
        foreach (ref var context in Population.FlagContexts.AsSpan())
        {
            count += Flags.Stories.IsEnabled(in context) ? 1 : 0;
        }

        return count;
    }

    public static int EvaluationContext()
    {
        var count = 0;
        foreach (var context in Population.EvaluationContexts)
        {
            count += Flags.Stories.IsEnabled(context) ? 1 : 0;
        }

        return count;
    }

    public static int SwitchedOff()
    {
        var count = 0;
        foreach (ref readonly var snapshot in TypedSnapshots.AsSpan())
        {
            count += snapshot.SwitchedOff ? 1 : 0;
        }

        return count;
    }

    public static int Plain()
    {
        var count = 0;
        foreach (ref readonly var snapshot in TypedSnapshots.AsSpan())
        {
            count += snapshot.Plain ? 1 : 0;
        }

        return count;
    }

    public static int Complete()
    {
        var count = 0;
        foreach (ref readonly var snapshot in TypedSnapshots.AsSpan())
        {
            count += snapshot.Complete ? 1 : 0;
        }

        return count;
    }

    private static int Count(FlagsSnapshot[] snapshots)
    {
        var count = 0;
        foreach (ref readonly var snapshot in snapshots.AsSpan())
        {
            count += snapshot.Stories ? 1 : 0;
        }

        return count;
    }
}
