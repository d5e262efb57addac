using AntiGaspi.Bench;

return await Sections.RunAsync(args);
