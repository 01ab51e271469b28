Feature: Nothing yet
  A run of nothing must not pass.
