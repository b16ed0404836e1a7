using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Populations;

/// <summary>Evaluates a flag at several stages for all users of a population.</summary>
internal sealed class Simulation
{
    /// <summary>The maximum number of groups. More do not help anyone, and could take all memory.</summary>
    private const int MaximumGroups = 10_000;

    private const int UsersBetweenReports = 20_000;

    private readonly IReadOnlyList<RolloutProgram> _programs;
    private readonly int[] _flags;
    private readonly int[] _by;
    private readonly Dictionary<string, UserGroup> _groups = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance of the <see cref="Simulation"/> class.</summary>
    /// <param name="programs">The program of each stage.</param>
    /// <param name="key">The key of the flag.</param>
    /// <param name="by">The ordinals of the attributes to group by.</param>
    public Simulation(IReadOnlyList<RolloutProgram> programs, string key, int[] by)
    {
        _programs = programs;
        _flags = [.. programs.Select(program => program.FindFlag(key))];
        _by = by;
    }

    /// <summary>Gets the groups, in the order of their values.</summary>
    public IReadOnlyList<UserGroup> Groups => [.. _groups.Values.OrderBy(group => group.Values, ValuesComparer.Instance)];

    /// <summary>Evaluates all users.</summary>
    /// <param name="population">The users.</param>
    /// <param name="at">The time of all evaluations.</param>
    /// <param name="report">Receives the number of evaluated users from time to time.</param>
    /// <param name="cancellationToken">Stops between two users.</param>
    public void Run(Population population, DateTimeOffset at, Action<long> report, CancellationToken cancellationToken)
    {
        long users = 0;
        var everyone = _by.Length == 0 ? FindGroup([]) : null;
        while (population.Next() is { } attributes)
        {
            var group = everyone ?? FindGroup(attributes);
            group.Users++;
            for (var stage = 0; stage < _flags.Length; stage++)
            {
                group.Outcomes[stage][_programs[stage].Decide(_flags[stage], new ContextView(attributes, at.UtcTicks))]++;
            }

            if (++users % UsersBetweenReports == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                report(users);
            }
        }

        report(users);
    }

    private UserGroup FindGroup(AttributeValue[] attributes)
    {
        // One attribute that is a string, the usual case, needs no new string.
        var key = _by.Length == 1 && attributes[_by[0]].AsString() is { } only ? only : string.Join('\n', _by.Select(ordinal => Write(attributes[ordinal])));
        if (!_groups.TryGetValue(key, out var group))
        {
            if (_groups.Count == MaximumGroups)
            {
                throw new CommandException($"there are more than {MaximumGroups} groups; group by attributes with fewer values");
            }

            group = new UserGroup([.. _by.Select(ordinal => Write(attributes[ordinal]))], _programs.Select(program => program.Outcomes.Count));
            _groups.Add(key, group);
        }

        return group;
    }

    private static string Write(AttributeValue value) => value.AsString() is { } text ? PlainText.Quote(text) : value.ToString();

    private sealed class ValuesComparer : IComparer<IReadOnlyList<string>>
    {
        public static readonly ValuesComparer Instance = new();

        public int Compare(IReadOnlyList<string>? x, IReadOnlyList<string>? y)
            => x!.Zip(y!, string.CompareOrdinal).FirstOrDefault(order => order != 0);
    }
}
