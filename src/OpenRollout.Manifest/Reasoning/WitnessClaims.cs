namespace OpenRollout.Manifest.Reasoning;

/// <summary>Says who may be a witness of a change.</summary>
internal sealed class WitnessClaims(RolloutManifest manifest)
{
    /// <summary>As many required flags are made true.</summary>
    private const int MaximumRequired = 16;

    private readonly RolloutManifest _manifest = manifest;

    /// <summary>What is true of everybody to whom the change may happen, and what makes it likely.</summary>
    public List<Claim> Of(FlagDefinition subject, FlagDefinition changing, Change change)
    {
        var claims = new List<Claim>();
        foreach (var audience in Audience.Of(changing).Where(audience => Shares.Least(audience.Share) == Percentage.All && !audience.Served.IsSplit))
        {
            var keepsFromThen = audience.Stage == change.Then.Stage && audience.Number < change.Then.Number;
            var keepsFromFirst = audience.Stage < change.Then.Stage && (change.First is null || audience.IsAskedBefore(change.First));
            if (keepsFromThen || keepsFromFirst)
            {
                claims.Add(Claim.Not(audience.Members));
            }
        }

        AddRequired(subject, changing, claims);
        claims.AddRange(changing.GetRollout()!.Exclude.Select(name => Claim.Not(new SegmentCondition(name))));
        if (change.First is { } first)
        {
            claims.Add(new Claim(first.Members));
        }

        claims.Add(new Claim(change.Then.Members));
        return claims;
    }

    /// <summary>Asks for users whom all flags take in that must be on: the subject itself and what the two require.</summary>
    private void AddRequired(FlagDefinition subject, FlagDefinition changing, List<Claim> claims)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { changing.Key };
        var open = new Queue<FlagDefinition>([subject, changing]);
        while (open.Count > 0 && seen.Count <= MaximumRequired)
        {
            var flag = open.Dequeue();
            if (flag.GetRollout() is not { } rollout)
            {
                continue;
            }

            if (seen.Add(flag.Key) && (ReferenceEquals(flag, subject) || !flag.DefaultValue.Equals(ManifestValue.True)))
            {
                claims.Add(new Claim(new AnyCondition([.. rollout.Stages.SelectMany(stage => stage.Audiences).Select(Members.Of)], default)));
                claims.AddRange(rollout.Exclude.Select(name => Claim.Not(new SegmentCondition(name))));
            }

            foreach (var required in rollout.Requires.Where(required => !seen.Contains(required.Value)))
            {
                open.Enqueue(_manifest.FindFlag(required.Value)!);
            }
        }
    }
}
