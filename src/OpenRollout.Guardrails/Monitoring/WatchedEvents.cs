using System.Runtime.CompilerServices;
using OpenRollout.Contexts;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Arms;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Monitoring;

namespace OpenRollout.Guardrails.Monitoring;

/// <summary>The guardrails of one state of a provider, by event.</summary>
internal sealed class WatchedEvents : EventWatch
{
    /// <summary>The name of the attribute by which an application marks a unit that anyone can create. Ids of the visitor cookie are known by their form.</summary>
    public const string VisitorAttribute = "openrollout.visitorId";

    private const int BitsOfLengths = 64;

    private readonly RolloutProgram _program;
    private readonly GuardrailAlarms _alarms;
    private readonly bool _countsVisitors;
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly WatchedUnit[][] _units;

    /// <summary>A bit for each length of an event's name, so that most other events need no hash.</summary>
    private readonly ulong _lengths;

    /// <summary>Initializes a new instance of the <see cref="WatchedEvents"/> class.</summary>
    /// <param name="program">The program that the state serves.</param>
    /// <param name="watched">The guardrails.</param>
    /// <param name="alarms">Handles alarms.</param>
    /// <param name="countsVisitors">Whether users are counted whom only a visitor cookie identifies.</param>
    public WatchedEvents(RolloutProgram program, IEnumerable<WatchedUnit> watched, GuardrailAlarms alarms, bool countsVisitors)
    {
        (_program, _alarms, _countsVisitors) = (program, alarms, countsVisitors);
        var byEvent = watched.GroupBy(unit => unit.Watch.Identity.Definition.Event, StringComparer.Ordinal).ToList();
        _units = [.. byEvent.Select(units => units.ToArray())];
        for (var index = 0; index < byEvent.Count; index++)
        {
            _indices.Add(byEvent[index].Key, index);
            _lengths |= BitOf(byEvent[index].Key);
        }

        SlowerThan = _units.SelectMany(units => units).Min(unit => unit.Watch.Identity.Definition.SlowerThan);
    }

    /// <inheritdoc/>
    public override int Find(string eventName)
        => (_lengths & BitOf(eventName)) != 0 && _indices.TryGetValue(eventName, out var index) ? index : -1;

    /// <inheritdoc/>
    public override void Track(int index, in ContextView user, double? value)
    {
        List<GuardrailWatch>? due = null;
        var (ordinal, unit, hash) = (-1, (string?)null, 0UL);
        foreach (ref readonly var watched in _units[index].AsSpan())
        {
            if (watched.SlowerThan > double.NegativeInfinity && !(value >= watched.SlowerThan))
            {
                continue;
            }

            if (watched.Unit != ordinal)
            {
                ordinal = watched.Unit;
                unit = user.GetString(ordinal);
                hash = unit is null ? 0 : UserHash.Of(unit);
            }

            var seen = UserHash.For(watched.Watch.Seed, hash);
            if (unit is null || !watched.Watch.HasSeen(seen))
            {
                Count(in watched, unit, seen, in user, ref due);
            }
        }

        // Last: handling an alarm calls code of the application, which may use the thread's buffers that the view reads.
        if (due is not null)
        {
            due.ForEach(_alarms.Handle);
        }
    }

    private static ulong BitOf(string eventName) => 1UL << (eventName.Length % BitsOfLengths);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Count(in WatchedUnit watched, string? unit, ulong seen, in ContextView user, ref List<GuardrailWatch>? due)
    {
        var watch = watched.Watch;
        if (watch.DecidedAt is not null || _alarms.IsShutDown)
        {
            return;
        }

        if (watch.MutedBecause is not null)
        {
            _alarms.ReportMute(watch);
            return;
        }

        if (string.IsNullOrEmpty(unit))
        {
            watch.Uncounted.Add((int)UncomparedReason.UnitMissing);
            return;
        }

        if (!_countsVisitors && (VisitorId.IsIn(unit) || (user.FindUndeclared(VisitorAttribute) is string visitor && visitor == unit)))
        {
            watch.Uncounted.Add(UncountedReason.Visitor);
            return;
        }

        var comparand = _program.FindComparand(watched.Flag, in user);
        if (comparand.Arm == RolloutArm.None)
        {
            watch.Uncounted.Add((int)comparand.Reason);
        }
        else if (watch.Count(seen, comparand.Stratum, comparand.Arm))
        {
            (due ??= []).Add(watch);
        }
    }
}
