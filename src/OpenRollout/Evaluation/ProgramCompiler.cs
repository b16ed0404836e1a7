using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>Compiles whole manifests.</summary>
internal static class ProgramCompiler
{
    /// <summary>Compiles a manifest without errors.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="cohorts">The keys that segments take from files.</param>
    /// <param name="origins">Where to write what each instruction comes from, or null.</param>
    public static RolloutProgram Compile(
        RolloutManifest manifest, IReadOnlyDictionary<string, KeySet> cohorts, List<Origin>? origins)
    {
        AttributeDefinition[] attributes = [AttributeDefinition.TargetingKey, .. manifest.Attributes];
        var ordinals = IndexBy(attributes, attribute => attribute.Name);
        var flagIndices = IndexBy(manifest.Flags, flag => flag.Key);
        var segments = new SegmentTable(manifest, cohorts);
        var pool = new ConstantPool();
        var outcomes = new OutcomeTable();
        var code = new List<Instruction>();
        var flags = new CompiledFlag[manifest.Flags.Count];
        var rollouts = manifest.Flags.Select(flag => flag.Rollout).ToArray();
        var compiler = new FlagCompiler(flagIndices, ordinals, segments, pool, outcomes, keepsOrigins: origins is not null);
        foreach (var index in InOrderOfRequirement(manifest, rollouts, flags, flagIndices))
        {
            var definition = manifest.Flags[index];
            var firstOutcome = outcomes.Count;
            compiler.Compile(definition, rollouts[index]);
            var entry = compiler.Code.AppendTo(code, origins, compiler.Entry);
            flags[index] = Complete(definition, rollouts[index], compiler, entry, firstOutcome, flags, flagIndices, ordinals);
        }

        if (origins is null)
        {
            ReleaseRollouts(manifest);
        }

        return new RolloutProgram(manifest, cohorts, attributes, [.. code], pool.Build(), flags, outcomes.Build());
    }

    /// <summary>The program stands for them from now on; explanations read them again.</summary>
    private static void ReleaseRollouts(RolloutManifest manifest)
    {
        foreach (var flag in manifest.Flags)
        {
            flag.ReleaseRollout();
        }
    }

    private static CompiledFlag Complete(
        FlagDefinition definition,
        RolloutDefinition? rollout,
        FlagCompiler compiler,
        int entry,
        int firstOutcome,
        CompiledFlag[] flags,
        Dictionary<string, int> flagIndices,
        Dictionary<string, int> ordinals)
    {
        var requires = RequiredBy(definition, rollout);
        int[] direct = requires.Count == 0 ? [] : [.. requires.Select(name => flagIndices[name.Value]).Distinct()];
        foreach (var index in direct)
        {
            compiler.Code.Signature.Add(flags[index].Decision);
        }

        var decision = compiler.Code.Signature.Value;
        var signature = compiler.Given;
        signature.Add(decision);

        return new CompiledFlag
        {
            Definition = definition,
            Entry = entry,
            Unit = rollout is null ? RolloutProgram.TargetingKeyOrdinal : ordinals[rollout.Unit.Value],
            Bucketing = new Bucketing(rollout?.Salt ?? definition.Key),
            UnitMissing = compiler.UnitMissing,
            // Every required flag has been compiled before.
            Required = RequiredList.Of(direct, flags),
            DependsOnTime = compiler.DependsOnTime || Array.Exists(direct, index => flags[index].DependsOnTime),
            FirstOutcome = firstOutcome,
            Decision = decision,
            Signature = signature.Value,
        };
    }

    /// <summary>A flag that is switched off looks at no other.</summary>
    private static IReadOnlyList<Name> RequiredBy(FlagDefinition flag, RolloutDefinition? rollout)
        => flag.IsEnabled && rollout is not null ? rollout.Requires : [];

    /// <summary>The flags so that each comes after those that it requires.</summary>
    private static IEnumerable<int> InOrderOfRequirement(
        RolloutManifest manifest, RolloutDefinition?[] rollouts, CompiledFlag?[] compiled, Dictionary<string, int> flagIndices)
    {
        var order = new DependencyOrder(key => RequiredBy(manifest.FindFlag(key)!, rollouts[flagIndices[key]]).Select(name => name.Value));
        for (var index = 0; index < manifest.Flags.Count; index++)
        {
            var flag = manifest.Flags[index];
            if (compiled[index] is not null)
            {
                continue;
            }

            // Most require none, and need no walk.
            if (RequiredBy(flag, rollouts[index]).Count == 0)
            {
                yield return index;
                continue;
            }

            order.Visit(flag.Key, out var finished);
            foreach (var key in finished)
            {
                if (flagIndices[key] is var next && compiled[next] is null)
                {
                    yield return next;
                }
            }
        }
    }

    private static Dictionary<string, int> IndexBy<T>(IReadOnlyList<T> things, Func<T, string> nameOf)
    {
        var indices = new Dictionary<string, int>(things.Count, StringComparer.Ordinal);
        for (var index = 0; index < things.Count; index++)
        {
            indices.Add(nameOf(things[index]), index);
        }

        return indices;
    }
}
